import type { DatabaseSync } from 'node:sqlite';

export type Counted = 'article' | 'story' | 'topic' | 'source' | 'language';

/** Counts that are maintained as articles come and go, so that no query has to count 100,000 rows. */
export class Counters {
  readonly #pending = new Map<string, { kind: Counted; value: string; by: number }>();
  readonly #increment;
  readonly #deleteEmpty;
  readonly #all;

  constructor(db: DatabaseSync) {
    this.#increment = db.prepare(
      `INSERT INTO feed_count (kind, value, n) VALUES (?, ?, ?)
       ON CONFLICT (kind, value) DO UPDATE SET n = n + excluded.n`,
    );
    this.#deleteEmpty = db.prepare(
      'DELETE FROM feed_count WHERE kind = ? AND value = ? AND n <= 0',
    );
    this.#all = db.prepare('SELECT value, n FROM feed_count WHERE kind = ? ORDER BY n DESC, value');
  }

  add(kind: Counted, value: string, by: number): void {
    const key = `${kind}\n${value}`;
    const entry = this.#pending.get(key);
    if (entry) entry.by += by;
    else this.#pending.set(key, { kind, value, by });
  }

  /** Writes the pending increments, inside the caller's transaction. */
  flush(): void {
    for (const { kind, value, by } of this.#pending.values()) {
      if (by !== 0) this.#increment.run(kind, value, by);
      if (by < 0) this.#deleteEmpty.run(kind, value);
    }
    this.#pending.clear();
  }

  /** Drops the pending increments, when the transaction failed. */
  rollback(): void {
    this.#pending.clear();
  }

  read(kind: Counted): Readonly<Record<string, number>> {
    const rows = this.#all.all(kind) as unknown as { value: string; n: number }[];
    return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
  }
}
