import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DocSet } from './doc-set.ts';

/** What was looked up is kept, what was used last the longest: so many bytes, and more for every document. */
const keptBytes = 2_000_000;
const keptBytesPerDoc = 32;
/** What an expression takes beside its documents: without it those that find nothing would be kept for ever. */
const keptBytesEach = 300;
const mostCounts = 5_000;
/** What is in more documents than these is counted by where the last of them stands. */
const countedExactly = 2_000;

/** Looks up document numbers in an FTS5 table. */
export class FtsSearcher {
  readonly #docs: StatementSync;
  readonly #count: StatementSync;
  readonly #latest: StatementSync;
  readonly #kept = new Map<string, { readonly docs: DocSet; upTo: number }>();
  #bytes = 0;
  readonly #counts = new Map<string, number>();
  #countsAt = -1;

  constructor(db: DatabaseSync, table: 'index_words' | 'index_spellings') {
    // One long string crosses to JavaScript in half the time of many rows.
    this.#docs = db.prepare(
      `SELECT group_concat(rowid) AS docs FROM ${table} WHERE ${table} MATCH ? AND rowid > ?`,
    );
    this.#count = db.prepare(
      `SELECT count(*) AS hits, max(rowid) AS last
       FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? LIMIT ${countedExactly})`,
    );
    this.#latest = db.prepare(
      `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ?`,
    );
  }

  /** @param lastDoc the highest number there is: what is known is only brought up to it */
  docs(expression: string, lastDoc: number): DocSet {
    const known = this.#kept.get(expression);
    const { docs, upTo } = known ?? { docs: new DocSet(new Uint32Array(0)), upTo: 0 };
    this.#kept.delete(expression);
    if (known) this.#bytes -= sizeOf(expression, docs);
    if (upTo < lastDoc)
      docs.append(numbersIn(String(this.#docs.get(expression, upTo)?.['docs'] ?? '')));
    this.#kept.set(expression, { docs, upTo: lastDoc });
    this.#bytes += sizeOf(expression, docs);
    this.#makeRoom(keptBytes + keptBytesPerDoc * lastDoc);
    return docs;
  }

  /** A document went. */
  forget(doc: number): void {
    this.#bytes = 0;
    for (const [expression, { docs }] of this.#kept) {
      docs.remove(doc);
      this.#bytes += sizeOf(expression, docs);
    }
    this.#counts.clear();
  }

  /** The table is another one. */
  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
    this.#counts.clear();
  }

  /** Beyond 2,000 an estimate. */
  count(expression: string, lastDoc: number): number {
    if (lastDoc !== this.#countsAt || this.#counts.size > mostCounts) this.#counts.clear();
    this.#countsAt = lastDoc;
    const counted = this.#counts.get(expression);
    if (counted !== undefined) return counted;
    const { hits, last } = this.#count.get(expression) as { hits: number; last: number | null };
    const count = hits < countedExactly ? hits : Math.round((hits * lastDoc) / (last ?? lastDoc));
    this.#counts.set(expression, count);
    return count;
  }

  /** The latest that match, newest first. */
  latest(expression: string, limit: number): number[] {
    return this.#latest.all(expression, limit).map(({ rowid }) => Number(rowid));
  }

  #makeRoom(most: number): void {
    for (const [expression, { docs }] of this.#kept) {
      if (this.#bytes <= most || this.#kept.size === 1) return;
      this.#kept.delete(expression);
      this.#bytes -= sizeOf(expression, docs);
    }
  }
}

function sizeOf(expression: string, docs: DocSet): number {
  return docs.byteLength + 2 * expression.length + keptBytesEach;
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
  return numbers.slice(0, count);
}
