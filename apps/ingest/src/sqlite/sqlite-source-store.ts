import type { DatabaseSync } from 'node:sqlite';
import { inGroupCommit, inTransaction, migrate } from '@newsline/platform';
import { mergePoll } from '../polling/merge-poll.ts';
import {
  addressesAt,
  dueAt,
  pauseReason,
  Source,
  SourceStore,
  type DueSource,
} from '../polling/source-store.ts';
import type { Subscription } from '../polling/websub/subscription.ts';

const tables = [
  `CREATE TABLE ingest_sources (
     id TEXT PRIMARY KEY,
     url TEXT NOT NULL UNIQUE,
     next_poll_at INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX ingest_sources_due ON ingest_sources (next_poll_at);`,
];

/** Leases are kept in memory: one process polls an embedded file, so they need not outlive it, and a
 *  commit for each would slow polling down. */
export class SqliteSourceStore extends SourceStore {
  readonly #database: DatabaseSync;
  readonly #sql;
  /** By source, the time in milliseconds at which its lease runs out. */
  readonly #leases = new Map<string, number>();

  constructor(database: DatabaseSync) {
    super();
    migrate(database, 'ingest.sources', tables);
    this.#database = database;
    this.#sql = database.createTagStore(16);
  }

  async all(): Promise<readonly Source[]> {
    return this.#sql.all`SELECT body FROM ingest_sources ORDER BY id`.map(toSource);
  }

  async get(id: string): Promise<Source | null> {
    const row = this.#sql.get`SELECT body FROM ingest_sources WHERE id = ${id}`;
    return row ? toSource(row) : null;
  }

  async getByUrl(url: string): Promise<Source | null> {
    const row = this.#sql.get`SELECT body FROM ingest_sources WHERE url = ${url}`;
    return row ? toSource(row) : null;
  }

  async due(now: Date, limit: number): Promise<readonly DueSource[]> {
    return this.#sql
      .all`SELECT id, url, next_poll_at = 0 AS asked FROM ingest_sources WHERE next_poll_at <= ${now.getTime()}
      ORDER BY next_poll_at LIMIT ${limit + this.#leases.size}`
      .map(({ id, url, asked }) => ({ id: String(id), url: String(url), isAsked: asked === 1 }))
      .filter(({ id }) => !this.#isLeased(id, now))
      .slice(0, limit);
  }

  async lease(id: string, now: Date, leaseMs: number): Promise<Source | null> {
    if (this.#isLeased(id, now)) return null;
    const row = this.#sql.get`SELECT body FROM ingest_sources
      WHERE id = ${id} AND next_poll_at <= ${now.getTime()}`;
    if (!row) return null;
    this.#leases.set(id, now.getTime() + leaseMs);
    return toSource(row);
  }

  #isLeased(id: string, now: Date): boolean {
    return (this.#leases.get(id) ?? 0) > now.getTime();
  }

  async extendLease(id: string, now: Date, leaseMs: number): Promise<void> {
    if (this.#leases.has(id)) this.#leases.set(id, now.getTime() + leaseMs);
  }

  async releaseLease(id: string): Promise<void> {
    this.#leases.delete(id);
  }

  async put(source: Source): Promise<void> {
    inTransaction(
      this.#database,
      () => this.#sql.run`INSERT INTO ingest_sources (id, url, next_poll_at, body)
        VALUES (${source.id}, ${source.url}, ${dueAt(source)}, ${JSON.stringify(source)})
        ON CONFLICT (id) DO UPDATE
        SET url = excluded.url, next_poll_at = excluded.next_poll_at, body = excluded.body`,
    );
  }

  async savePoll(polled: Source, leased: Source): Promise<Source | null> {
    this.#leases.delete(leased.id);
    return inGroupCommit(this.#database, () => {
      const row = this.#sql.get`SELECT body FROM ingest_sources WHERE id = ${leased.id}`;
      if (!row) return null;
      const source = mergePoll(polled, leased, toSource(row));
      this.#sql.run`UPDATE ingest_sources
        SET url = ${source.url}, next_poll_at = ${dueAt(source)}, body = ${JSON.stringify(source)}
        WHERE id = ${source.id}`;
      return source;
    });
  }

  async pollSoon(id: string, now: Date): Promise<boolean> {
    const { changes } = inTransaction(
      this.#database,
      () => this.#sql.run`UPDATE ingest_sources
        SET next_poll_at = 0,
          body = json_set(body, '$.health.nextPollAt', ${now.toISOString()},
            '$.health.nextPollReason', json(${asked}))
        WHERE id = ${id}`,
    );
    return changes > 0;
  }

  async postpone(host: string, until: Date, now: Date): Promise<readonly Source[]> {
    return inTransaction(this.#database, () =>
      addressesAt(host)
        .flatMap(
          ([from, to]) => this.#sql.all`SELECT id FROM ingest_sources
            WHERE url >= ${from} AND url < ${to}
              AND next_poll_at > 0 AND next_poll_at < ${until.getTime()}`,
        )
        .map((row) => String(row['id']))
        .filter((id) => !this.#isLeased(id, now))
        .flatMap((id) => this.#pause(id, until, now)),
    );
  }

  #pause(id: string, until: Date, now: Date): Source[] {
    const reason = JSON.stringify(pauseReason(until, now));
    return this.#sql.all`UPDATE ingest_sources
      SET next_poll_at = ${until.getTime()},
        body = json_set(body, '$.health.nextPollAt', ${until.toISOString()},
          '$.health.nextPollReason', json(${reason}))
      WHERE id = ${id} RETURNING body`.map(toSource);
  }

  async setSubscription(id: string, subscription: Subscription | null): Promise<boolean> {
    const { changes } = inTransaction(
      this.#database,
      () => this.#sql.run`UPDATE ingest_sources
        SET body = json_set(body, '$.subscription', json(${JSON.stringify(subscription)}))
        WHERE id = ${id}`,
    );
    return changes > 0;
  }

  async remove(id: string): Promise<boolean> {
    this.#leases.delete(id);
    const { changes } = inTransaction(
      this.#database,
      () => this.#sql.run`DELETE FROM ingest_sources WHERE id = ${id}`,
    );
    return changes > 0;
  }
}

const asked = JSON.stringify({ kind: 'asked', values: {} });

function toSource(row: Record<string, unknown>): Source {
  return Source.parse(JSON.parse(String(row['body'])));
}
