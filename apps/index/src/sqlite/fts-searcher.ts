import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query, QueryPart } from '../search/query.ts';
import { nearShare, weightiestFirst, type QueryPlan } from '../search/query-plan.ts';
import { everyPart, partExpression, tierExpressions } from './fts-expressions.ts';

/** Near matches are told apart by so many steps of how much of the query they have. */
const nearTiers = 20;
/** Of the query, by weight, what near matches are looked up by. */
const enoughShare = 0.85;

/** Looks up document numbers in the FTS5 table. */
export class FtsSearcher {
  readonly #docs: StatementSync;
  readonly #count: StatementSync;
  readonly #latest: StatementSync;
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
    this.#latest = db.prepare(
      'SELECT rowid FROM index_words WHERE index_words MATCH ? ORDER BY rowid DESC LIMIT ?',
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
    return this.latest(expression, 1)[0] ?? null;
  }

  /** The latest that match, newest first. */
  latest(expression: string, limit: number): number[] {
    return this.#latest.all(expression, limit).map(({ rowid }) => Number(rowid));
  }

  /** What matches, in relevance tiers that are looked up when they are asked for. The last tier
   *  holds all matches. */
  search(
    query: Query,
    plan: QueryPlan,
    mayHold: (doc: number, typed: string) => boolean,
  ): { all: Uint32Array; tiers: TierDocs[] } {
    if (plan.minShouldMatch < query.parts.length) return this.#nearMatches(query, plan, mayHold);
    const all = this.docs(everyPart(query, plan));
    const tiers = tierExpressions(query, plan).map(({ expression, inTitle }) => ({
      docs: () => this.docs(expression),
      inTitle,
    }));
    return { all, tiers: [...tiers, { docs: () => all, inTitle: false }] };
  }

  /** Articles with some of the query, by weight, those with more of it first. */
  #nearMatches(
    query: Query,
    plan: QueryPlan,
    mayHold: (doc: number, typed: string) => boolean,
  ): { all: Uint32Array; tiers: TierDocs[] } {
    const parts = mostTelling(query, plan).map(({ part, weight }) => ({
      docs: this.docs(partExpression(part, query, plan)).filter((doc) =>
        markedWords(part, query, plan).every((typed) => mayHold(doc, typed)),
      ),
      weight,
    }));
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    const last = parts.reduce((most, { docs }) => Math.max(most, docs.at(-1) ?? 0), 0);
    const covered = new Float32Array(last + 1);
    for (const { docs, weight } of parts)
      for (const doc of docs) covered[doc] = (covered[doc] ?? 0) + weight;
    const tiers: number[][] = Array.from({ length: nearTiers }, () => []);
    const all: number[] = [];
    for (let doc = 1; doc <= last; doc++) {
      const share = (covered[doc] ?? 0) / total;
      if (share < nearShare) continue;
      tiers[Math.min(nearTiers - 1, Math.floor((1 - share) * nearTiers))]?.push(doc);
      all.push(doc);
    }
    return {
      all: Uint32Array.from(all),
      tiers: tiers.map((docs) => ({ docs: () => Uint32Array.from(docs), inTitle: false })),
    };
  }
}

/** Parts that make up most of the query, by weight: the others are in every second article. */
function mostTelling(query: Query, plan: QueryPlan) {
  const weighed = weightiestFirst(query, plan);
  let left = enoughShare * weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.filter(({ weight }) => {
    const isNeeded = left > 0;
    left -= weight;
    return isNeeded;
  });
}

/** The words that are meant with the diacritics that they were typed with. */
function markedWords({ words }: QueryPart, query: Query, { corrections }: QueryPlan): string[] {
  return words
    .filter((word) => word.typed !== word.folded)
    .filter((word) => !corrections.some((one) => query.words[one.word] === word))
    .map(({ typed }) => typed);
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
