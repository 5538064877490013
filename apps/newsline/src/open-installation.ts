import { SqliteCorrectionStore, SqliteTopicStore } from '@newsline/classify';
import { SqliteReadModel, SqliteOperatorKeys } from '@newsline/feed';
import type { Log } from '@newsline/platform';
import { openEmbedded } from './embedded.ts';
import type { Environment, Installation } from './installation.ts';
import type { NewslineSettings } from './newsline.config.ts';
import { UserError } from './user-error.ts';

/** The services' where MONGODB_URL and NATS_URL say where they work, else the one in DATA_DIR.
 *  @throws {UserError} where one of the two is missing */
export async function openInstallation(
  settings: NewslineSettings,
  environment: Environment,
  log: Log,
): Promise<Installation> {
  if (isForServices(environment)) {
    const { openServices } = await import('./services.ts');
    return openServices(environment, log);
  }
  const { database, file, bus, ingest, close } = openEmbedded(settings, { log });
  return {
    file,
    bus,
    ingest,
    readModel: new SqliteReadModel(database),
    operatorKeys: new SqliteOperatorKeys(database),
    corrections: new SqliteCorrectionStore(database),
    topics: new SqliteTopicStore(database),
    labelling: { folders: settings.TOPIC_FOLDERS, precision: settings.TOPIC_PRECISION },
    close,
  };
}

/** Whether a command works on what the services keep.
 *  @throws {UserError} where MONGODB_URL or NATS_URL is set alone */
export function isForServices(environment: Environment): boolean {
  const named = ['MONGODB_URL', 'NATS_URL'].filter((variable) => environment[variable]);
  if (named.length === 1)
    throw new UserError(
      `${named[0]} is set alone. Set MONGODB_URL and NATS_URL to work on the services, or neither to work on the file in DATA_DIR.`,
    );
  return named.length === 2;
}
