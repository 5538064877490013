import type { DatabaseSync } from 'node:sqlite';
import { migrate } from '@newsline/platform';
import { SourceStore, type DueSource, type Source } from '../sources/source-store.ts';

const tables = [
  `CREATE TABLE ingest_sources (
     id TEXT PRIMARY KEY,
     url TEXT NOT NULL UNIQUE,
     next_poll_at INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX ingest_sources_due ON ingest_sources (next_poll_at);`,
];

export class SqliteSourceStore extends SourceStore {
  readonly #sql;

  constructor(database: DatabaseSync) {
    super();
    migrate(database, 'ingest.sources', tables);
    this.#sql = database.createTagStore(16);
  }

  async all(): Promise<readonly Source[]> {
    return this.#sql.all`SELECT body FROM ingest_sources ORDER BY id`.map(toSource);
  }

  async get(id: string): Promise<Source | null> {
    const row = this.#sql.get`SELECT body FROM ingest_sources WHERE id = ${id}`;
    return row ? toSource(row) : null;
  }

  async atUrl(url: string): Promise<Source | null> {
    const row = this.#sql.get`SELECT body FROM ingest_sources WHERE url = ${url}`;
    return row ? toSource(row) : null;
  }

  async due(now: Date, limit: number): Promise<readonly DueSource[]> {
    return this.#sql.all`SELECT id, url FROM ingest_sources WHERE next_poll_at <= ${now.getTime()}
      ORDER BY next_poll_at LIMIT ${limit}`.map((row) => ({
      id: String(row['id']),
      url: String(row['url']),
    }));
  }

  async put(source: Source): Promise<void> {
    this.#sql.run`INSERT INTO ingest_sources (id, url, next_poll_at, body)
      VALUES (${source.id}, ${source.url}, ${dueAt(source)}, ${JSON.stringify(source)})
      ON CONFLICT (id) DO UPDATE
      SET url = excluded.url, next_poll_at = excluded.next_poll_at, body = excluded.body`;
  }

  async replace(source: Source): Promise<boolean> {
    const { changes } = this.#sql.run`UPDATE ingest_sources
      SET url = ${source.url}, next_poll_at = ${dueAt(source)}, body = ${JSON.stringify(source)}
      WHERE id = ${source.id}`;
    return changes > 0;
  }

  async remove(id: string): Promise<boolean> {
    return this.#sql.run`DELETE FROM ingest_sources WHERE id = ${id}`.changes > 0;
  }
}

function dueAt(source: Source): number {
  return Date.parse(source.health.nextPollAt);
}

function toSource(row: Record<string, unknown>): Source {
  return JSON.parse(String(row['body'])) as Source;
}
