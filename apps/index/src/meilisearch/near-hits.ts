import { z } from 'zod';
import type { SortKey } from '../search/cursor.ts';
import type { Candidate, Lookup, Matches, Range } from '../search/engine.ts';
import { nearTier } from '../search/near-order.ts';
import { countFound } from './count-found.ts';
import { nearFilter, passing } from './filter-expressions.ts';
import { FoundDocument } from './found-document.ts';
import { keyOf } from './index-document.ts';
import type { MultiSearch } from './multi-search.ts';
import { nearQueries } from './queries.ts';
import { candidateOf, sortKeyOf, StoredHit, storedHitFields } from './stored-hit.ts';

type Near = FoundDocument & { readonly sortKey: SortKey };

/** Of each thing that is wanted so many articles are looked at, the newest: a search ends there. */
const mostLookedAt = 1_000;
const largestPage = 100;

/** Near matches: of the articles with each thing that tells, those that together have enough, by how much they
 *  have. The server tells which have which; weighing them is done here, for it can't. */
export async function nearHits(
  multiSearch: MultiSearch,
  lookup: Lookup,
): Promise<Omit<Matches, 'complete'>> {
  const { request, snapshot } = lookup;
  const found = await foundBy(multiSearch, lookup);
  const near = found.filter(passing(request)).sort(inOrder);
  const inTime = near.toSorted(byTime);
  const filter = nearFilter(request, snapshot);
  const between = ({ after, until, limit, byTime: isByTime }: Range) => {
    const order = isByTime ? byTime : inOrder;
    return (isByTime ? inTime : near)
      .filter((one) => after === null || order(one, keyed(after)) > 0)
      .filter((one) => until === null || order(one, keyed(until)) <= 0)
      .slice(0, limit);
  };
  return {
    ...countFound(found, request),
    take: async (range) =>
      documentsOf(multiSearch, between(range), { filter, byTime: range.byTime }),
    storiesUpTo: async ({ until, byTime: isByTime }, storyIds) => {
      const before = between({ after: null, until, limit: Infinity, byTime: isByTime });
      const met = new Set(before.map(({ story }) => story));
      return new Set(storyIds.filter((id) => met.has(keyOf(id))));
    },
    countByStory: async (storyIds) => {
      const counts = new Map<string, number>();
      for (const { story } of near) counts.set(story, (counts.get(story) ?? 0) + 1);
      return new Map(storyIds.map((id) => [id, counts.get(keyOf(id)) ?? 0]));
    },
  };
}

async function foundBy(multiSearch: MultiSearch, lookup: Lookup): Promise<Near[]> {
  const parts = nearQueries(lookup);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const pages = await multiSearch.each(
    parts.flatMap(({ queries }) => queries),
    {
      filter: nearFilter(lookup.request, lookup.snapshot),
      sort: ['published:desc', 'number:desc'],
      limit: mostLookedAt,
      fields: Object.keys(FoundDocument.shape),
    },
  );
  const covered = new Map<number, number>();
  const documents = new Map<number, FoundDocument>();
  let at = 0;
  for (const { weight, queries } of parts) {
    const own = pages.slice(at, (at += queries.length)).flat();
    const holding = z.array(FoundDocument).parse(own);
    for (const document of holding) documents.set(document.number, document);
    for (const number of new Set(holding.map((document) => document.number)))
      covered.set(number, (covered.get(number) ?? 0) + weight);
  }
  return [...documents.values()].flatMap((document) => {
    const tier = nearTier(covered.get(document.number) ?? 0, total);
    return tier === null ? [] : [{ ...document, sortKey: sortKeyOf(document, tier) }];
  });
}

async function documentsOf(
  multiSearch: MultiSearch,
  near: readonly Near[],
  { filter, byTime: isByTime }: { readonly filter: string; readonly byTime: boolean },
): Promise<Candidate[]> {
  const hits = new Map<number, StoredHit>();
  for (let from = 0; from < near.length; from += largestPage) {
    const some = near.slice(from, from + largestPage).map(({ number }) => number);
    const { documents } = await multiSearch.find({
      anyOf: [{ q: '', on: ['title'] }],
      filter: `${filter} AND number IN [${some.join(', ')}]`,
      limit: some.length,
      fields: storedHitFields,
    });
    for (const hit of z.array(StoredHit).parse(documents)) hits.set(hit.number, hit);
  }
  return near.flatMap(({ number, sortKey }) => {
    const hit = hits.get(number);
    return hit ? [candidateOf(hit, isByTime ? sortKeyOf(hit, 0) : sortKey)] : [];
  });
}

type Keyed = { readonly sortKey: SortKey };

function keyed(sortKey: SortKey): Keyed {
  return { sortKey };
}

function inOrder(a: Keyed, b: Keyed): number {
  return a.sortKey[0] - b.sortKey[0] || byTime(a, b);
}

function byTime(a: Keyed, b: Keyed): number {
  return b.sortKey[1] - a.sortKey[1] || b.sortKey[2] - a.sortKey[2];
}
