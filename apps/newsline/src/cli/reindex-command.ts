import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IndexSettings, SqliteSearchIndex } from '@newsline/index';
import { openEngine, type Engine } from '@newsline/index/engine';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { closeSqlite, openSqlite, readSettings } from '@newsline/platform';
import type { Environment } from '../installation.ts';
import { isForServices } from '../open-installation.ts';
import { UserError } from '../user-error.ts';
import { print, progress } from './output.ts';

/** `newsline reindex`. */
export async function reindex(dataDir: string, environment: Environment): Promise<void> {
  const { searchIndex, close } = isForServices(environment)
    ? await openMeilisearch(environment)
    : openFile(dataDir);
  try {
    const bar = progress('Reindexing');
    await searchIndex.reindex(bar.advance).finally(bar.stop);
    print(`reindexed ${await searchIndex.count()} articles`);
  } finally {
    await close();
  }
}

/** The file of the one process, or of an index service that answers without Meilisearch. It may be
 *  damaged, so nothing of it is loaded. */
function openFile(dataDir: string): Pick<Engine, 'searchIndex' | 'close'> {
  const files = ['newsline.sqlite', 'index.sqlite'].map((name) => join(dataDir, name));
  const file = files.find((one) => existsSync(one));
  if (file === undefined)
    throw new UserError(
      `There is no search index in ${dataDir}: neither newsline.sqlite nor index.sqlite. Set DATA_DIR to the data folder.`,
    );
  const database = openSqlite(file);
  return {
    searchIndex: new SqliteSearchIndex(database),
    close: async () => closeSqlite(database),
  };
}

async function openMeilisearch(environment: Environment): Promise<Engine> {
  if (!environment['MEILI_URL'])
    throw new UserError(
      'MEILI_URL is not set. Set MEILI_URL and MEILI_KEY as for the index service. If it works without Meilisearch, unset MONGODB_URL and NATS_URL instead, and set DATA_DIR to its data folder.',
    );
  const settings = readSettings(IndexSettings, environment);
  try {
    return await openEngine(settings, () => readInstallation(environment));
  } catch (error) {
    if (settings.MEILI_KEY || !String(error).includes('missing_authorization_header')) throw error;
    throw new UserError(
      'Meilisearch asks for a key. Set MEILI_KEY to the one of the index service.',
      { cause: error },
    );
  }
}

/** As the services have it. */
async function readInstallation(environment: Environment): Promise<string> {
  const nats = readSettings(JetStreamSettings, environment);
  const bus = await JetStreamEventBus.connect('reindex', nats, () => {});
  try {
    return await bus.installation();
  } finally {
    await bus.close();
  }
}
