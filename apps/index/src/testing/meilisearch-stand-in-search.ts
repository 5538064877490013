import type { Federation, SearchQuery } from './meilisearch-stand-in-bodies.ts';
import { ApiError, NotImplemented } from './meilisearch-stand-in-errors.ts';
import { readFilter, valuesOf, type StoredDocument } from './meilisearch-stand-in-filter.ts';
import type { Indexed, StoredIndex } from './meilisearch-stand-in-index.ts';
import { matcherOf } from './meilisearch-stand-in-matching.ts';
import { filterFeature, type IndexSettings } from './meilisearch-stand-in-settings.ts';

type Match = {
  readonly indexed: Indexed;
  readonly typos: number;
  /** Of the query in a federation. */
  readonly weight: number;
};
export type FindIndex = (uid: string) => StoredIndex;

/** Answers each query by itself, see "Multi-search". */
export function searchEach(queries: readonly SearchQuery[], find: FindIndex) {
  const results = queries.map((query) => {
    const index = find(query.indexUid);
    const matches = inOrder(matchesOf(query, index), query, index.settings);
    const { maxTotalHits } = index.settings.pagination;
    if (query.facets) throw new NotImplemented('facets of queries that are not federated');
    if (query.hitsPerPage === undefined || query.hitsPerPage === null) {
      throw new NotImplemented('pages by offset of queries that are not federated');
    }
    const page = query.page ?? 1;
    const from = (page - 1) * query.hitsPerPage;
    const hits = matches.slice(0, maxTotalHits).slice(from, from + query.hitsPerPage);
    return {
      indexUid: query.indexUid,
      hits: hits.map(({ indexed }) => shown(indexed.document, query.attributesToRetrieve)),
      query: query.q ?? '',
      processingTimeMs: 0,
      hitsPerPage: query.hitsPerPage,
      page,
      totalPages: query.hitsPerPage === 0 ? 0 : Math.ceil(matches.length / query.hitsPerPage),
      totalHits: Math.min(matches.length, maxTotalHits),
    };
  });
  return { results };
}

/** Answers queries together, see "Federated search": a document that several of them match is one. */
export function searchTogether(
  queries: readonly SearchQuery[],
  { limit, offset, facetsByIndex }: Federation,
  find: FindIndex,
) {
  queries.forEach((query) => refuseOwnPages(query));
  const [first] = queries;
  if (!first) throw new NotImplemented('a federated search without queries');
  for (const { indexUid, sort } of queries) {
    if (indexUid !== first.indexUid) throw new NotImplemented('federated searches of two indexes');
    if (String(sort) !== String(first.sort)) throw new NotImplemented('queries in other orders');
  }
  const index = find(first.indexUid);
  const best = new Map<StoredDocument, Match & { readonly query: SearchQuery }>();
  for (const query of queries) {
    for (const match of matchesOf(query, index)) {
      const known = best.get(match.indexed.document);
      if (!known || match.weight > known.weight || match.typos < known.typos)
        best.set(match.indexed.document, { ...match, query });
    }
  }
  const matches = inOrder([...best.values()], first, index.settings);
  const hits = matches.slice(0, index.settings.pagination.maxTotalHits);
  return {
    hits: hits.slice(offset, offset + limit).map(({ indexed, query }) => ({
      ...shown(indexed.document, query.attributesToRetrieve),
      _federation: {
        indexUid: query.indexUid,
        queriesPosition: queries.indexOf(query),
        weightedRankingScore: query.federationOptions?.weight ?? 1,
      },
    })),
    processingTimeMs: 0,
    limit,
    offset,
    estimatedTotalHits: matches.length,
    facetsByIndex: facetsOf(matches, facetsByIndex, first.indexUid, index.settings),
  };
}

function refuseOwnPages({ limit, offset, page, hitsPerPage, facets }: SearchQuery): void {
  if ([limit, offset, page, hitsPerPage].some((value) => value !== undefined && value !== null)) {
    throw new ApiError('invalid_multi_search_query_pagination', 'Pages are the federation’s');
  }
  if (facets) throw new ApiError('invalid_multi_search_query_facets', 'Use facetsByIndex');
}

function matchesOf(query: SearchQuery, index: StoredIndex): Match[] {
  if (typeof query.filter === 'object' && query.filter)
    throw new NotImplemented('filters as lists');
  const passes = query.filter
    ? readFilter(query.filter, index.settings, 'invalid_search_filter')
    : () => true;
  const typosOf = matcherOf(index, query);
  const weight = query.federationOptions?.weight ?? 1;
  return [...index.documents].flatMap((indexed) => {
    if (!passes(indexed.document)) return [];
    const typos = typosOf(indexed);
    return typos === null ? [] : [{ indexed, typos, weight }];
  });
}

/** By the ranking rules, in the order in which they are declared. */
function inOrder<Found extends Match>(
  matches: readonly Found[],
  { sort }: Pick<SearchQuery, 'sort'>,
  settings: IndexSettings,
): Found[] {
  if (sort?.length && !settings.rankingRules.includes('sort')) {
    throw new ApiError('invalid_search_sort', 'The sort ranking rule must be specified');
  }
  const bySort = comparatorOf(sort ?? [], settings, 'invalid_search_sort');
  const byRule: Record<string, (a: Match, b: Match) => number> = {
    sort: (a, b) => bySort(a.indexed.document, b.indexed.document),
    // All words match: nothing to tell apart.
    words: () => 0,
    typo: (a, b) => b.weight - a.weight || a.typos - b.typos,
  };
  const rules = settings.rankingRules.flatMap((rule) => byRule[rule] ?? []);
  return matches.toSorted((a, b) => rules.reduce((order, rule) => order || rule(a, b), 0));
}

/** Numbers only; documents without come last, either way. */
export function comparatorOf(
  sort: readonly string[],
  { sortableAttributes }: IndexSettings,
  code: 'invalid_search_sort' | 'invalid_document_sort',
): (a: StoredDocument, b: StoredDocument) => number {
  const keys = sort.map((text) => {
    const [, name = '', direction] = /^(\w+):(asc|desc)$/u.exec(text) ?? [];
    if (!direction) throw new ApiError(code, `Expected :asc or :desc, found ${text}`);
    if (!sortableAttributes.includes(name)) {
      throw new ApiError(code, `Attribute \`${name}\` is not sortable`);
    }
    return { name, sign: direction === 'asc' ? 1 : -1 };
  });
  return (a, b) => {
    for (const { name, sign } of keys) {
      const [one, other] = [a[name], b[name]];
      if (one === other) continue;
      if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
      return sign * (Number(one) - Number(other));
    }
    return 0;
  };
}

function facetsOf(
  matches: readonly Match[],
  wanted: Federation['facetsByIndex'],
  uid: string,
  settings: IndexSettings,
) {
  const [other] = Object.keys(wanted).filter((index) => index !== uid);
  if (other) throw new NotImplemented('facets of an index that no query looks at');
  const attributes = wanted[uid];
  if (!attributes) return {};
  const { maxValuesPerFacet, sortFacetValuesBy } = settings.faceting;
  const distribution = attributes.map((attribute) => {
    if (filterFeature(settings, attribute, 'equality') === null) {
      throw new ApiError('invalid_search_facets', `Pattern \`${attribute}\` is not filterable`);
    }
    const counts = new Map<string, number>();
    for (const { indexed } of matches) {
      for (const value of new Set(valuesOf(indexed.document, attribute).map(String))) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const byCount = (sortFacetValuesBy[attribute] ?? sortFacetValuesBy['*']) === 'count';
    const order = [...counts].sort((a, b) => (byCount ? b[1] - a[1] : 0) || (a[0] < b[0] ? -1 : 1));
    return [attribute, Object.fromEntries(order.slice(0, maxValuesPerFacet))] as const;
  });
  return { [uid]: { distribution: Object.fromEntries(distribution), stats: {} } };
}

export function shown(
  document: StoredDocument,
  attributes: readonly string[] | null | undefined,
): StoredDocument {
  if (!attributes || attributes.includes('*')) return document;
  return Object.fromEntries(Object.entries(document).filter(([name]) => attributes.includes(name)));
}
