import type { FoundArticles } from '../search-index.ts';
import type { EntityName } from './entities.ts';

export const maxFacetValues = 50;
/** The contract promises an exact total up to here. */
export const countedUpTo = 10_000;

/** A facet as an answer shows it, from values and how often each was counted; a value may come
 *  several times. */
export function facetOf(
  counted: Iterable<readonly [value: string, count: number]>,
): FoundArticles['facets']['topics'] {
  const sums = new Map<string, number>();
  for (const [value, count] of counted) {
    if (count > 0) sums.set(value, (sums.get(value) ?? 0) + count);
  }
  return [...sums]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxFacetValues);
}

/** The facet of whom and what matches name: one that they write in several ways has the name that most of
 *  them write, of equal ones the first in order.
 *  @param counted each way to name one, and how many do so */
export function entityFacetOf(
  counted: Iterable<readonly [entity: EntityName, count: number]>,
): FoundArticles['facets']['entities'] {
  const ways = [...counted].sort(
    ([[, name], a], [[, other], b]) => b - a || (name < other ? -1 : 1),
  );
  const names = new Map(ways.toReversed().map(([[value, name]]) => [value, name]));
  const facet = facetOf(ways.map(([[value], count]) => [value, count]));
  return facet.map(({ value, count }) => ({ value, name: names.get(value) ?? value, count }));
}

const maxDays = 400;

/** A histogram as an answer shows it. @param counts by days since 1970 */
export function daysOf(counts: ReadonlyMap<number, number>): FoundArticles['days'] {
  return [...counts]
    .sort(([a], [b]) => a - b)
    .slice(-maxDays)
    .map(([day, count]) => ({ day: new Date(day * 86_400_000).toISOString().slice(0, 10), count }));
}
