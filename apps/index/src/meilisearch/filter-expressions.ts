import { countedUpTo, daysOf, facetOf } from '../search/facets.ts';
import type { Matches, Snapshot } from '../search/engine.ts';
import type { SearchRequest } from '../search-index.ts';
import { keyOf } from './index-document.ts';
import { facetValue, fromFacetValue } from './facet-values.ts';
import type { FoundDocument } from './found-document.ts';
import type { MultiSearch } from './multi-search.ts';
import type { SubQuery } from './queries.ts';
import { existedAt } from './snapshot.ts';

/** Filters are made of numbers and of values that need no quoting, see `facetValue`. */
type FacetField = 'topics' | 'source' | 'outlet' | 'language';
/** What is counted regardless of the filter of its own kind. */
export type CountedField = FacetField | 'day';

/** @param snapshot what came later doesn't count
 *  @param ignored the kind of filter that is left out */
export function filterExpression(
  request: SearchRequest,
  snapshot: Snapshot,
  ignored?: CountedField,
): string {
  const { from, to, alsoTopics } = request;
  const conditions = [nearFilter(request, snapshot)];
  for (const [field, { wanted, without }] of filtersOf(request)) {
    if (field === ignored) continue;
    if (wanted.length > 0) conditions.push(`${field} IN ${listOf(wanted)}`);
    if (without.length > 0) conditions.push(`${field} NOT IN ${listOf(without)}`);
  }
  if (ignored !== 'topics' && alsoTopics.length > 0)
    conditions.push(`topics IN ${listOf(alsoTopics)}`);
  if (ignored !== 'day' && from !== undefined) conditions.push(`published >= ${Date.parse(from)}`);
  if (ignored !== 'day' && to !== undefined) conditions.push(`published < ${Date.parse(to)}`);
  return conditions.join(' AND ');
}

/** What no facet is counted regardless of. */
export function nearFilter({ storyId, edited }: SearchRequest, snapshot: Snapshot): string {
  const conditions = ['kind = article', existedAt(snapshot)];
  if (storyId !== undefined) conditions.push(inStories([storyId]));
  if (edited !== undefined) conditions.push(`edited = ${edited}`);
  return conditions.join(' AND ');
}

/** Whether a document passes what `filterExpression` says beyond `nearFilter`. */
export function passing(
  request: SearchRequest,
  ignored?: CountedField,
): (document: FoundDocument) => boolean {
  const filters = filtersOf(request).map(([field, { wanted, without }]) => ({
    field,
    wanted: new Set(wanted.map(facetValue)),
    without: new Set(without.map(facetValue)),
  }));
  const also = new Set(request.alsoTopics.map(facetValue));
  const from = request.from === undefined ? -Infinity : Date.parse(request.from);
  const to = request.to === undefined ? Infinity : Date.parse(request.to);
  return (document) => {
    const isInPeriod = document.published >= from && document.published < to;
    if (ignored !== 'day' && !isInPeriod) return false;
    if (ignored !== 'topics' && also.size > 0 && !document.topics.some((one) => also.has(one)))
      return false;
    return filters.every(({ field, wanted, without }) => {
      const value = document[field];
      const values = typeof value === 'string' ? [value] : (value ?? []);
      const isWanted = wanted.size === 0 || values.some((one) => wanted.has(one));
      return field === ignored || (isWanted && !values.some((one) => without.has(one)));
    });
  };
}

export function inStories(storyIds: readonly string[]): string {
  return `story IN ${listOf(storyIds.map(keyOf))}`;
}

function listOf(values: readonly string[]): string {
  return `[${values.map((value) => `"${facetValue(value)}"`).join(', ')}]`;
}

/** How many match, and what the facets offer: one search, and one for each facet whose own filter
 *  is set. */
export async function countFacets(
  multiSearch: MultiSearch,
  anyOf: readonly SubQuery[],
  request: SearchRequest,
  snapshot: Snapshot,
): Promise<Pick<Matches, 'total' | 'facets' | 'days'>> {
  const set = filtersOf(request).filter(
    ([, { wanted, without }]) => wanted.length > 0 || without.length > 0,
  );
  const isPeriod = request.from !== undefined || request.to !== undefined;
  const own: CountedField[] = [
    ...set.map(([field]) => field),
    ...(isPeriod ? ['day' as const] : []),
  ];
  const shared = (['topics', 'source', 'outlet', 'language', 'day'] as const).filter(
    (field) => !own.includes(field),
  );
  const count = (facets: readonly CountedField[], ignored?: CountedField) =>
    multiSearch.find({
      anyOf,
      filter: filterExpression(request, snapshot, ignored),
      limit: 0,
      facets,
    });
  const [all, ...others] = await Promise.all([
    count(shared),
    ...own.map((field) => count([field], field)),
  ]);
  const counted = Object.assign({}, all.facets, ...others.map(({ facets }) => facets));
  const countsOf = (field: CountedField) => Object.entries<number>(counted[field] ?? {});
  const facet = (field: FacetField) =>
    facetOf(countsOf(field).map(([value, n]) => [fromFacetValue(value), n]));
  return {
    total: Math.min(all.total, countedUpTo),
    days: daysOf(new Map(countsOf('day').map(([day, n]) => [Number(day), n]))),
    facets: {
      topics: facet('topics'),
      sources: facet('source'),
      outlets: facet('outlet'),
      languages: facet('language'),
    },
  };
}

type Filter = { readonly wanted: readonly string[]; readonly without: readonly string[] };

function filtersOf(request: SearchRequest): [FacetField, Filter][] {
  const { topics, sourceIds, outlets, languages, without } = request;
  return [
    ['topics', { wanted: topics, without: without.topics }],
    ['source', { wanted: sourceIds, without: without.sourceIds }],
    ['outlet', { wanted: outlets, without: without.outlets }],
    ['language', { wanted: languages, without: without.languages }],
  ];
}
