import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import {
  checkUrl,
  HttpFetcher,
  Ingest,
  PooledReader,
  SqliteArticleLog,
  SqliteSourceStore,
} from '@newsline/ingest';
import { SqliteEventBus } from '@newsline/messaging';
import { closeSqlite, openSqlite, type Log } from '@newsline/platform';
import type { NewslineSettings } from './newsline.config.ts';

/** The one file, and what commands and services alike need of it. */
export type Embedded = {
  readonly database: DatabaseSync;
  readonly bus: SqliteEventBus;
  readonly ingest: Ingest;
  readonly close: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly log: Log;
  /** Hosts that may be sources besides those that the operator allowed. */
  readonly ownHosts?: readonly string[];
  /** It is going to poll: have threads ready. */
  readonly warm?: boolean;
};

/** Opens the data folder, making it if need be. Nothing runs yet.
 *  @throws Error when it cannot be written. */
export function openEmbedded(
  settings: NewslineSettings,
  { log, ownHosts = [], warm = false }: EmbeddedOptions,
): Embedded {
  try {
    mkdirSync(settings.DATA_DIR, { recursive: true });
  } catch (cause) {
    throw new Error(
      `The data folder ${settings.DATA_DIR} cannot be made. Set DATA_DIR to one that can.`,
      { cause },
    );
  }
  const database = openSqlite(join(settings.DATA_DIR, 'newsline.sqlite'));
  const onProblem = (problem: string, error: unknown) => log.warn({ err: error }, problem);
  const bus = new SqliteEventBus(database, { onProblem });
  const allowed = [...settings.ALLOWED_PRIVATE_HOSTS, ...ownHosts];
  const ingest = new Ingest({
    sources: new SqliteSourceStore(database),
    articles: new SqliteArticleLog(database),
    fetcher: new HttpFetcher({
      timeoutMs: settings.FETCH_TIMEOUT,
      maxBytes: settings.FETCH_MAX_BYTES,
      userAgent: settings.USER_AGENT,
      allowedPrivateHosts: allowed,
    }),
    reader: new PooledReader({
      threads: settings.READ_THREADS,
      timeoutMs: settings.READ_TIMEOUT,
      warm,
    }),
    bus,
    checkUrl: (url) => checkUrl(url, new Set(allowed)),
    limits: { everyMs: settings.POLL_EVERY, minMs: settings.POLL_MIN, maxMs: settings.POLL_MAX },
    concurrency: settings.POLL_CONCURRENCY,
    perHost: settings.POLL_PER_HOST,
    onProblem,
  });
  return {
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
