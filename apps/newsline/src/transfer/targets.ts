import { resolve } from 'node:path';
import { IndexSettings } from '@newsline/index/transfer';
import { JetStreamSettings } from '@newsline/messaging/transfer';
import { readSettings } from '@newsline/platform';
import { MongoSettings } from '@newsline/platform/service';
import type { z } from 'zod';
import { UserError } from '../user-error.ts';

/** Where an installation is transferred to: the settings of the services. */
export type Targets = {
  readonly mongo: z.output<typeof MongoSettings>;
  readonly nats: z.output<typeof JetStreamSettings>;
  readonly index: z.output<typeof IndexSettings>;
};

type Environment = Readonly<Record<string, string | undefined>>;

const kinds = [
  { variable: 'MONGODB_URL', scheme: /^mongodb(\+srv)?$/, like: 'mongodb://…' },
  { variable: 'NATS_URL', scheme: /^(nats|tls|ws|wss)$/, like: 'nats://…' },
  { variable: 'MEILI_URL', scheme: /^https?$/, like: 'http://… (Meilisearch)' },
] as const;
const folder = 'DATA_DIR';

/** Addresses are told apart by their schemes; what has none is the data folder of the one index service
 *  that answers without Meilisearch. What is not given is taken from the environment.
 *  @param base where a folder is relative to
 *  @throws {UserError} which says what is missing, and no address, because it may hold a password */
export function readTargets(
  addresses: readonly string[],
  environment: Environment,
  base: string,
): Targets {
  const given = new Map<string, string>();
  for (const address of addresses) {
    const variable = variableOf(address);
    if (given.has(variable)) throw new UserError(`--to names two addresses for ${variable}.`);
    given.set(variable, variable === folder ? resolve(base, address) : address);
  }
  if (given.has(folder) && given.has('MEILI_URL'))
    throw new UserError(
      '--to names a Meilisearch and a folder: articles are searched in one place.',
    );
  const settings: Environment = {
    ...environment,
    ...Object.fromEntries(given),
    ...(given.has(folder) && { MEILI_URL: undefined }),
  };
  const missing = kinds.filter(
    ({ variable }) => !settings[variable] && !(variable === 'MEILI_URL' && given.has(folder)),
  );
  if (missing.length > 0) {
    const lines = missing.map(({ variable, like }) => `  --to ${like}, or ${variable}`);
    const index = missing.some(({ variable }) => variable === 'MEILI_URL')
      ? '\nWithout Meilisearch, --to FOLDER is the DATA_DIR of the one index service.'
      : '';
    throw new UserError(
      `Name the target, on the command line or in the environment:\n${lines.join('\n')}${index}`,
    );
  }
  return {
    mongo: readSettings(MongoSettings, settings),
    nats: readSettings(JetStreamSettings, settings),
    index: readSettings(IndexSettings, settings),
  };
}

function variableOf(address: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1];
  if (scheme === undefined) return folder;
  const kind = kinds.find((one) => one.scheme.test(scheme));
  if (kind) return kind.variable;
  throw new UserError(
    `--to takes ${kinds.map(({ like }) => like).join(', ')} or a folder; ${scheme}:// is none of them.`,
  );
}
