import { z } from 'zod';
import type { SortKey } from '../search/cursor.ts';
import type { Candidate, Range } from '../search/engine.ts';
import { candidateOf, inOrder, sortKeyOf, StoredHit, storedHitFields } from './stored-hit.ts';
import type { MultiSearch } from './multi-search.ts';
import type { SubQuery } from './queries.ts';

const newestFirst = ['published:desc', 'number:desc'];
const largestPage = 200;
/** Of more queries only those are sorted that have to be, see `first`. */
const mostSorted = 6;
/** The first ones, in one request. */
const mostAtOnce = 1_000;

export type FirstHits = {
  readonly candidates: readonly Candidate[];
  /** How many there are in all. */
  readonly total: number;
  /** By field, how many articles have each value. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
};
const Numbered = z.object({ number: z.int() });

/** Matches in first-phase order: by tier, then by time of publication. A sort key depends on the
 *  article alone, so what comes or goes meanwhile moves nothing. Pages are cut by filters on the sort
 *  key: an offset would shift, and end after 1,000 hits. */
export class SortedHits {
  readonly #multiSearch: MultiSearch;
  readonly #tiers: readonly (readonly SubQuery[])[];
  readonly #filter: string;

  /** @param tiers ever less relevant matches; an article belongs to the first one that holds it */
  constructor(
    lookups: MultiSearch,
    { tiers, filter }: { tiers: readonly (readonly SubQuery[])[]; filter: string },
  ) {
    this.#multiSearch = lookups;
    this.#tiers = tiers;
    this.#filter = filter;
  }

  /** The first articles in order, with facets: what matches a query of a tier outranks what matches those
   *  of later ones. Sorting takes the server as long as three queries, for each of them, so of many queries
   *  only those are sorted in whose tier the first articles end. */
  async first(limit: number, facets: readonly string[]): Promise<FirstHits> {
    const most = Math.min(limit, mostAtOnce);
    const isSorted = this.#tiers.flat().length <= mostSorted;
    const found = await this.#federated({ limit: most, facets, isSorted });
    const { total, candidates } = found;
    if (isSorted || candidates.length >= total || candidates.length === 0)
      return { ...found, candidates: candidates.toSorted(inOrder) };
    const cut = Math.max(...candidates.map(({ sortKey }) => sortKey[0]));
    const before = candidates.filter(({ sortKey }) => sortKey[0] < cut);
    const numbers = before.map(({ sortKey }) => sortKey[2]).join(', ');
    const { documents } = await this.#multiSearch.find({
      anyOf: this.#tiers[cut] ?? [],
      filter: `${this.#filter} AND number NOT IN [${numbers}]`,
      sort: newestFirst,
      limit: most - before.length,
      fields: storedHitFields,
    });
    const last = z.array(StoredHit).parse(documents);
    const rest = last.map((hit) => candidateOf(hit, sortKeyOf(hit, cut)));
    return { ...found, candidates: [...before.toSorted(inOrder), ...rest] };
  }

  async #federated(of: {
    readonly limit: number;
    readonly facets: readonly string[];
    readonly isSorted: boolean;
  }): Promise<FirstHits> {
    const tiers = this.#tiers.flatMap((queries, tier) => queries.map(() => tier));
    const found = await this.#multiSearch.find({
      anyOf: this.#tiers.flat(),
      weights: tiers.map((tier) => 1 - tier / this.#tiers.length),
      filter: this.#filter,
      ...(of.isSorted && { sort: newestFirst }),
      limit: of.limit,
      fields: storedHitFields,
      facets: of.facets,
    });
    const candidates = z
      .array(StoredHit)
      .parse(found.documents)
      .map((hit, i) => candidateOf(hit, sortKeyOf(hit, tiers[found.queries[i] ?? 0] ?? 0)));
    return { candidates, total: found.total, facets: found.facets };
  }

  /** The next articles in order, from `after` (exclusive) to `until` (inclusive) at the furthest,
   *  at most `limit`. */
  async take({ after, until, limit }: Omit<Range, 'byTime'>): Promise<Candidate[]> {
    const taken: Candidate[] = [];
    const last = until?.[0] ?? this.#tiers.length - 1;
    for (let tier = after?.[0] ?? 0; tier <= last && taken.length < limit; tier++) {
      let from = after?.[0] === tier ? after : null;
      const to = until?.[0] === tier ? until : null;
      let size = Math.min(limit, largestPage);
      for (;;) {
        const page = await this.#page(tier, { from, to, size });
        const fresh = await this.#notEarlier(tier, page);
        taken.push(...fresh.map((hit) => candidateOf(hit, sortKeyOf(hit, tier))));
        const end = page.at(-1);
        if (page.length < size || !end || taken.length >= limit) break;
        from = sortKeyOf(end, tier);
        // Most of this tier was shown in earlier ones: look further at once.
        size = Math.min(size * 2, largestPage);
      }
    }
    return taken.slice(0, limit);
  }

  async #page(
    tier: number,
    { from, to, size }: { from: SortKey | null; to: SortKey | null; size: number },
  ): Promise<StoredHit[]> {
    const bounds = [this.#filter];
    if (from) {
      const [, published, number] = from;
      bounds.push(
        `(published < ${published} OR (published = ${published} AND number < ${number}))`,
      );
    }
    if (to) {
      const [, published, number] = to;
      bounds.push(
        `(published > ${published} OR (published = ${published} AND number >= ${number}))`,
      );
    }
    const { documents } = await this.#multiSearch.find({
      anyOf: this.#tiers[tier] ?? [],
      filter: bounds.join(' AND '),
      sort: newestFirst,
      limit: size,
      fields: storedHitFields,
    });
    return z.array(StoredHit).parse(documents);
  }

  /** Asks the engine which of them earlier tiers hold: deciding it here might differ from it. */
  async #notEarlier(tier: number, page: readonly StoredHit[]): Promise<readonly StoredHit[]> {
    if (tier === 0 || page.length === 0) return page;
    const { documents } = await this.#multiSearch.find({
      anyOf: this.#tiers.slice(0, tier).flat(),
      filter: `${this.#filter} AND number IN [${page.map(({ number }) => number).join(', ')}]`,
      limit: page.length,
      fields: ['number'],
    });
    const earlier = new Set(documents.map((document) => Numbered.parse(document).number));
    return page.filter(({ number }) => !earlier.has(number));
  }
}
