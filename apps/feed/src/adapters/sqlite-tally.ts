import type { DatabaseSync } from 'node:sqlite';

export type Counted = 'article' | 'story' | 'topic' | 'source' | 'language';

/** Counts that are kept as articles come and go, so that nobody has to count 100,000 rows. */
export class Tally {
  readonly #pending = new Map<string, { kind: Counted; value: string; by: number }>();
  readonly #save;
  readonly #forgetEmpty;
  readonly #all;

  constructor(db: DatabaseSync) {
    this.#save = db.prepare(
      `INSERT INTO feed_count (kind, value, n) VALUES (?, ?, ?)
       ON CONFLICT (kind, value) DO UPDATE SET n = n + excluded.n`,
    );
    this.#forgetEmpty = db.prepare(
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

  /** Writes what was added, inside the caller's transaction. */
  save(): void {
    for (const { kind, value, by } of this.#pending.values()) {
      if (by !== 0) this.#save.run(kind, value, by);
      if (by < 0) this.#forgetEmpty.run(kind, value);
    }
    this.#pending.clear();
  }

  /** Forgets what was added: the transaction failed. */
  drop(): void {
    this.#pending.clear();
  }

  read(kind: Counted): Readonly<Record<string, number>> {
    const rows = this.#all.all(kind) as unknown as { value: string; n: number }[];
    return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
  }
}
