import { daysOf, entityFacetOf, facetOf } from '../search/facets.ts';
import type { Matches, Snapshot } from '../search/engine.ts';
import type { SearchRequest } from '../search-index.ts';
import { keyOf } from './index-document.ts';
import { facetValue, fromFacetValue, fromNamedValue } from './facet-values.ts';
import { existedAt } from './snapshot.ts';

/** Filters are made of numbers and of values that need no quoting, see `facetValue`. */
type FacetField = 'topics' | 'source' | 'outlet' | 'language';
type FilterField = FacetField | 'entities';
/** What is counted regardless of the filter of its own kind. `named` are the entities with their names. */
export type CountedField = FacetField | 'named' | 'day';

/** @param snapshot what came later doesn't count
 *  @param ignored the kind of filter that is left out */
export function filterExpression(
  request: SearchRequest,
  snapshot: Snapshot,
  ignored?: CountedField,
): string {
  const { from, to, alsoTopics } = request;
  const { storyId, edited, allEntities } = request;
  const conditions = ['kind = article', existedAt(snapshot)];
  if (storyId !== undefined) conditions.push(inStories([storyId]));
  if (edited !== undefined) conditions.push(`edited = ${edited}`);
  for (const value of allEntities) conditions.push(`entities IN ${listOf([value])}`);
  for (const [field, { wanted, without }] of filtersOf(request)) {
    if (countedAs(field) === ignored) continue;
    if (wanted.length > 0) conditions.push(`${field} IN ${listOf(wanted)}`);
    if (without.length > 0) conditions.push(`${field} NOT IN ${listOf(without)}`);
  }
  if (ignored !== 'topics' && alsoTopics.length > 0)
    conditions.push(`topics IN ${listOf(alsoTopics)}`);
  if (ignored !== 'day' && from !== undefined) conditions.push(`published >= ${Date.parse(from)}`);
  if (ignored !== 'day' && to !== undefined) conditions.push(`published < ${Date.parse(to)}`);
  return conditions.join(' AND ');
}

export function inStories(storyIds: readonly string[]): string {
  return `story IN ${listOf(storyIds.map(keyOf))}`;
}

function listOf(values: readonly string[]): string {
  return `[${values.map((value) => `"${facetValue(value)}"`).join(', ')}]`;
}

/** What a search counts: what it can beside its hits, and what another one has to, regardless of the filter
 *  of its own kind that is set. */
export function countedFields(request: SearchRequest): {
  readonly shared: readonly CountedField[];
  readonly apart: readonly CountedField[];
} {
  const isPeriod = request.from !== undefined || request.to !== undefined;
  const apart: CountedField[] = [
    ...filtersOf(request)
      .filter(([, { wanted, without }]) => wanted.length > 0 || without.length > 0)
      .map(([field]) => countedAs(field)),
    ...(isPeriod ? ['day' as const] : []),
  ];
  const all = ['topics', 'source', 'outlet', 'language', 'named', 'day'] as const;
  return { shared: all.filter((field) => !apart.includes(field)), apart };
}

/** @param counted by field, how many articles have each value */
export function facetsOf(
  counted: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Pick<Matches, 'facets' | 'days'> {
  const countsOf = (field: CountedField) => Object.entries<number>(counted[field] ?? {});
  const facet = (field: FacetField) =>
    facetOf(countsOf(field).map(([value, n]) => [fromFacetValue(value), n]));
  return {
    days: daysOf(new Map(countsOf('day').map(([day, n]) => [Number(day), n]))),
    facets: {
      topics: facet('topics'),
      sources: facet('source'),
      outlets: facet('outlet'),
      languages: facet('language'),
      entities: entityFacetOf(countsOf('named').map(([value, n]) => [fromNamedValue(value), n])),
    },
  };
}

type Filter = { readonly wanted: readonly string[]; readonly without: readonly string[] };

function countedAs(field: FilterField): CountedField {
  return field === 'entities' ? 'named' : field;
}

function filtersOf(request: SearchRequest): [FilterField, Filter][] {
  const { topics, sourceIds, outlets, languages, entities, without } = request;
  return [
    ['topics', { wanted: topics, without: without.topics }],
    ['source', { wanted: sourceIds, without: without.sourceIds }],
    ['outlet', { wanted: outlets, without: without.outlets }],
    ['language', { wanted: languages, without: without.languages }],
    ['entities', { wanted: entities, without: without.entities }],
  ];
}
