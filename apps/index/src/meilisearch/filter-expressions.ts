import { countedUpTo, facetOf } from '../search/facets.ts';
import type { FoundArticles, SearchRequest } from '../search-index.ts';
import { keyOf } from './index-document.ts';
import { facetValue, fromFacetValue } from './facet-values.ts';
import type { MultiSearch } from './multi-search.ts';
import type { SubQuery } from './queries.ts';

/** Filters are made of numbers and of values that need no quoting, see `facetValue`. */
type FacetField = 'topics' | 'source' | 'language';

/** @param asOf what has a higher sequence number doesn't count
 *  @param without a facet ignores the filter of its own kind */
export function filterExpression(
  request: SearchRequest,
  asOf: number,
  without?: FacetField,
): string {
  const { storyId, from, to } = request;
  const conditions = ['kind = article', `arrived <= ${asOf}`];
  for (const [field, values] of wantedValues(request)) {
    if (field === without || values.length === 0) continue;
    conditions.push(`${field} IN [${values.map((value) => `"${facetValue(value)}"`).join(', ')}]`);
  }
  if (storyId !== undefined) conditions.push(`story = "${keyOf(storyId)}"`);
  if (from !== undefined) conditions.push(`published >= ${Date.parse(from)}`);
  if (to !== undefined) conditions.push(`published < ${Date.parse(to)}`);
  return conditions.join(' AND ');
}

/** How many match, and what the facets offer: one search, and one for each facet whose own filter
 *  is set. */
export async function countFacets(
  multiSearch: MultiSearch,
  anyOf: readonly SubQuery[],
  request: SearchRequest,
  asOf: number,
): Promise<Pick<FoundArticles, 'total' | 'facets'>> {
  const set = wantedValues(request).filter(([, values]) => values.length > 0);
  const own = set.map(([field]) => field);
  const shared = (['topics', 'source', 'language'] as const).filter((f) => !own.includes(f));
  const count = (facets: readonly FacetField[], without?: FacetField) =>
    multiSearch.find({ anyOf, filter: filterExpression(request, asOf, without), limit: 0, facets });
  const [all, ...others] = await Promise.all([
    count(shared),
    ...own.map((field) => count([field], field)),
  ]);
  const counted = Object.assign({}, all.facets, ...others.map(({ facets }) => facets));
  const facet = (field: FacetField) =>
    facetOf(
      Object.entries<number>(counted[field] ?? {}).map(([value, n]) => [fromFacetValue(value), n]),
    );
  return {
    total: Math.min(all.total, countedUpTo),
    facets: { topics: facet('topics'), sources: facet('source'), languages: facet('language') },
  };
}

function wantedValues(request: SearchRequest): [FacetField, readonly string[]][] {
  return [
    ['topics', request.topics],
    ['source', request.sourceIds],
    ['language', request.languages],
  ];
}
