import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** So many numbers of documents are kept, of the expressions that were looked up last. */
const maxCached = 500_000;
const mostCounts = 5_000;

/** Looks up document numbers in an FTS5 table. */
export class FtsSearcher {
  readonly #docs: StatementSync;
  readonly #count: StatementSync;
  readonly #latest: StatementSync;
  readonly #cache = new Map<string, Uint32Array>();
  readonly #counts = new Map<string, number>();
  #cached = 0;
  #cachedAt = -1;

  constructor(db: DatabaseSync, table: 'index_words' | 'index_spellings') {
    // One long string crosses to JavaScript in half the time of many rows.
    this.#docs = db.prepare(
      `SELECT group_concat(rowid) AS docs FROM ${table} WHERE ${table} MATCH ?`,
    );
    this.#count = db.prepare(
      `SELECT count(*) AS hits
       FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT ?)`,
    );
    this.#latest = db.prepare(
      `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ?`,
    );
  }

  /** In ascending order; some may be gone. @param lastDoc the highest number there is */
  docs(expression: string, lastDoc: number): Uint32Array {
    this.#keepFor(lastDoc);
    const cached = this.#cache.get(expression);
    if (cached) return cached;
    const docs = numbersIn(String(this.#docs.get(expression)?.['docs'] ?? ''));
    this.#cache.set(expression, docs);
    this.#cached += docs.length;
    return docs;
  }

  /** Documents went, or the table is another one. */
  clear(): void {
    this.#cache.clear();
    this.#counts.clear();
    this.#cached = 0;
  }

  /** Counts no further than `limit`. */
  count(expression: string, limit: number, lastDoc: number): number {
    this.#keepFor(lastDoc);
    const key = `${limit} ${expression}`;
    const counted = this.#counts.get(key);
    if (counted !== undefined) return counted;
    const count = Number(this.#count.get(expression, limit)?.['hits']);
    this.#counts.set(key, count);
    return count;
  }

  /** What was looked up holds until there are more documents. */
  #keepFor(lastDoc: number): void {
    const isFull = this.#cached > maxCached || this.#counts.size > mostCounts;
    if (lastDoc !== this.#cachedAt || isFull) this.clear();
    this.#cachedAt = lastDoc;
  }

  /** The latest that match, newest first. */
  latest(expression: string, limit: number): number[] {
    return this.#latest.all(expression, limit).map(({ rowid }) => Number(rowid));
  }
}

/** "1,22,333" */
function numbersIn(list: string): Uint32Array {
  if (list === '') return new Uint32Array(0);
  const numbers = new Uint32Array((list.length >> 1) + 1);
  let count = 0;
  let number = 0;
  for (let i = 0; i < list.length; i++) {
    const unit = list.charCodeAt(i);
    if (unit === 44) {
      numbers[count++] = number;
      number = 0;
    } else number = number * 10 + unit - 48;
  }
  numbers[count++] = number;
  return numbers.subarray(0, count);
}
