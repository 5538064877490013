import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query } from '../search/query.ts';
import type { QueryPlan } from '../search/query-plan.ts';
import { everyPart, partExpression, tierExpressions } from './fts-expressions.ts';

/** Looks up document numbers in the FTS5 table. */
export class FtsSearcher {
  readonly #docs: StatementSync;
  readonly #count: StatementSync;
  readonly #newest: StatementSync;
  readonly #cache = new Map<string, Uint32Array>();

  constructor(db: DatabaseSync) {
    // One long string crosses to JavaScript in half the time of many rows.
    this.#docs = db.prepare(
      'SELECT group_concat(rowid) AS docs FROM index_words WHERE index_words MATCH ?',
    );
    this.#count = db.prepare(
      `SELECT count(*) AS hits
       FROM (SELECT 1 FROM index_words WHERE index_words MATCH ? LIMIT ?)`,
    );
    this.#newest = db.prepare(
      'SELECT rowid FROM index_words WHERE index_words MATCH ? ORDER BY rowid DESC LIMIT 1',
    );
  }

  /** In ascending order. What was looked up is cached until `clearCache`. */
  docs(expression: string): Uint32Array {
    const cached = this.#cache.get(expression);
    if (cached) return cached;
    const docs = numbersIn(String(this.#docs.get(expression)?.['docs'] ?? ''));
    this.#cache.set(expression, docs);
    return docs;
  }

  /** Another search begins: the articles may be others. */
  clearCache(): void {
    this.#cache.clear();
  }

  /** Counts no further than `limit`. */
  count(expression: string, limit: number): number {
    return Number(this.#count.get(expression, limit)?.['hits']);
  }

  newest(expression: string): number | null {
    const row = this.#newest.get(expression);
    return row ? Number(row['rowid']) : null;
  }

  /** What matches, in relevance tiers that are looked up when they are asked for. The last tier
   *  holds all matches. */
  search(query: Query, plan: QueryPlan): { all: Uint32Array; tiers: TierDocs[] } {
    if (plan.minShouldMatch < query.parts.length) return this.#mostParts(query, plan);
    const all = this.docs(everyPart(query, plan));
    const tiers = tierExpressions(query, plan).map(({ expression, inTitle }) => ({
      docs: () => this.docs(expression),
      inTitle,
    }));
    return { all, tiers: [...tiers, { docs: () => all, inTitle: false }] };
  }

  /** Articles with at least so many parts, those with more of them first. */
  #mostParts(query: Query, plan: QueryPlan): { all: Uint32Array; tiers: TierDocs[] } {
    const parts = query.parts.map((part) => this.docs(partExpression(part, query, plan)));
    const last = parts.reduce((most, docs) => Math.max(most, docs.at(-1) ?? 0), 0);
    const partCounts = new Uint8Array(last + 1);
    for (const docs of parts) for (const doc of docs) partCounts[doc] = (partCounts[doc] ?? 0) + 1;
    const sets: number[][] = parts.map(() => []);
    const all: number[] = [];
    for (let doc = 1; doc <= last; doc++) {
      const count = partCounts[doc] ?? 0;
      if (count < plan.minShouldMatch) continue;
      sets[parts.length - count]?.push(doc);
      all.push(doc);
    }
    return {
      all: Uint32Array.from(all),
      tiers: sets.map((set) => ({ docs: () => Uint32Array.from(set), inTitle: false })),
    };
  }
}

/** The documents of a tier, looked up when they are asked for. */
export type TierDocs = {
  readonly docs: () => Uint32Array;
  /** The title alone decided it. */
  readonly inTitle: boolean;
};

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
