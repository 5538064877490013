#!/bin/sh
# Prints the secrets of a new Newsline, as lines for .env: deploy/make-secrets.sh > .env
# MEILI_KEY is what Meilisearch will make of the master key for the key with this uid (HMAC-SHA256; its
# documentation, "Keys"), so that the index service never sees the master key.
set -eu
uid=a7d3f5c2-64be-4f0e-9b1d-2c8e50f6913a

master=$(openssl rand -hex 32)
key=$(printf %s "$uid" | openssl dgst -sha256 -hmac "$master" | sed 's/^.* //')
printf 'MEILI_MASTER_KEY=%s\nMEILI_KEY=%s\n' "$master" "$key"
