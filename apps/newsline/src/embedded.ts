import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import {
  openIngest,
  SqliteAnnouncedArticles,
  SqliteSourceStore,
  type Ingest,
  type OwnSite,
} from '@newsline/ingest';
import { SqliteEventBus } from '@newsline/messaging';
import { closeSqlite, openSqlite, reportTo, type Log } from '@newsline/platform';
import type { NewslineSettings } from './newsline.config.ts';

/** The one file, and what both commands and services need of it. */
export type Embedded = {
  readonly file: string;
  readonly database: DatabaseSync;
  readonly bus: SqliteEventBus;
  readonly ingest: Ingest;
  readonly close: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly log: Log;
  /** What may be a source of this process itself. */
  readonly own?: OwnSite;
  /** Start threads at once: it is going to poll. */
  readonly warm?: boolean;
};

/** Opens the data folder, and creates it where it is missing. Nothing runs yet.
 *  @throws Error when it can't be written. */
export function openEmbedded(
  settings: NewslineSettings,
  { log, own, warm = false }: EmbeddedOptions,
): Embedded {
  try {
    mkdirSync(settings.DATA_DIR, { recursive: true });
  } catch (cause) {
    throw new Error(
      `The data folder ${settings.DATA_DIR} can't be created. Set DATA_DIR to a folder that can be written.`,
      { cause },
    );
  }
  const file = join(settings.DATA_DIR, 'newsline.sqlite');
  const database = openSqlite(file);
  const bus = new SqliteEventBus(database, { onProblem: reportTo(log) });
  const ingest = openIngest(settings, {
    sources: new SqliteSourceStore(database),
    articles: new SqliteAnnouncedArticles(database),
    bus,
    log,
    ...(own && { own }),
    warm,
  });
  return {
    file,
    database,
    bus,
    ingest,
    close: async () => {
      await ingest.close();
      await bus.close();
      closeSqlite(database);
    },
  };
}
