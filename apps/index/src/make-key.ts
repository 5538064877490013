/** Creates the key that the index service uses in Meilisearch, so that only whoever starts the server
 *  needs the master key: node apps/index/dist/make-key.js */
import { readSettings } from '@newsline/platform';
import { ensureApiKey, keyFrom } from './meilisearch/api-key.ts';
import { Server } from './meilisearch/server.ts';
import { MakeKeySettings } from './index.config.ts';

try {
  const settings = readSettings(MakeKeySettings, process.env);
  const { MEILI_URL, MEILI_MASTER_KEY, MEILI_KEY, MEILI_INDEX } = settings;
  if (MEILI_KEY !== keyFrom(MEILI_MASTER_KEY))
    throw new Error(
      'MEILI_KEY does not belong to MEILI_MASTER_KEY. deploy/make-secrets.sh makes both; its comment says how one is computed from the other.',
    );
  const server = await Server.at({ url: MEILI_URL, apiKey: MEILI_MASTER_KEY });
  process.stdout.write(`The key is ${await ensureApiKey(server, MEILI_INDEX)}.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
