import type { Matches } from '../search/engine.ts';
import { countedUpTo, daysOf, facetOf } from '../search/facets.ts';
import type { SearchRequest } from '../search-index.ts';
import { fromFacetValue } from './facet-values.ts';
import { passing, type CountedField } from './filter-expressions.ts';
import type { FoundDocument } from './found-document.ts';

/** How many of these pass the filters, and what the facets offer: each counts what passes all filters but
 *  those of its own kind. */
export function countFound(
  found: readonly FoundDocument[],
  request: SearchRequest,
): Pick<Matches, 'total' | 'facets' | 'days'> {
  const facet = (field: Exclude<CountedField, 'day'>) =>
    facetOf(
      found
        .filter(passing(request, field))
        .flatMap((one) => valuesOf(one, field).map((value) => [fromFacetValue(value), 1] as const)),
    );
  const days = new Map<number, number>();
  for (const { day } of found.filter(passing(request, 'day')))
    if (day !== undefined) days.set(day, (days.get(day) ?? 0) + 1);
  return {
    total: Math.min(found.filter(passing(request)).length, countedUpTo),
    days: daysOf(days),
    facets: {
      topics: facet('topics'),
      sources: facet('source'),
      outlets: facet('outlet'),
      languages: facet('language'),
    },
  };
}

function valuesOf(document: FoundDocument, field: Exclude<CountedField, 'day'>): readonly string[] {
  const value = document[field];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
