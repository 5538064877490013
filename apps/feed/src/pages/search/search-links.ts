import { nextDay, startOfDay } from '../i18n/dates.ts';
import { href, type FeedAddress, type Query } from '../href.ts';
import type { SearchQuery } from '../queries.ts';

export type FilterKind = 'topic' | 'outlet' | 'source' | 'language' | 'entity';

/** In the order in which they are offered: most readers know outlets, few know their feeds. */
export const filterKinds: readonly FilterKind[] = [
  'topic',
  'entity',
  'outlet',
  'source',
  'language',
];

/** The parameters of the query, without the cursor. */
export function queryOf(query: SearchQuery): Query {
  return {
    q: query.q,
    topic: query.topic,
    outlet: query.outlet,
    source: query.source,
    language: query.language,
    entity: query.entity,
    story: query.story,
    edited: query.edited,
    from: query.from,
    to: query.to,
    sort: query.sort === 'relevance' ? undefined : query.sort,
    group: query.group === 'story' ? undefined : query.group,
  };
}

/** The same search with some of it changed, from its first page. */
export function searchHref(query: SearchQuery, changes: Query = {}): string {
  return href('/search', { ...queryOf(query), ...changes });
}

/** No filter: for `searchHref`. */
export const unfiltered: Query = {
  topic: [],
  outlet: [],
  source: [],
  language: [],
  entity: [],
  story: null,
  edited: null,
  from: null,
  to: null,
};

export function isFiltered(query: SearchQuery): boolean {
  const { story, edited, from, to } = query;
  return (
    filterKinds.some((kind) => query[kind].length > 0) || Boolean(story ?? edited ?? from ?? to)
  );
}

/** Days as readers mean them: from the first one's start to the last one's end, in their zone. */
export function periodOf(
  query: Pick<SearchQuery, 'from' | 'to'>,
  zone: string,
): { from?: string; to?: string } {
  const from = query.from && startOfDay(query.from, zone);
  const to = query.to && startOfDay(nextDay(query.to), zone);
  return { ...(from && { from: from.toISOString() }), ...(to && { to: to.toISOString() }) };
}

/** The same search as a feed: of what is yet to come, newest first, so without its days. A feed takes
 *  the story among the words alone. */
export function searchFeed(query: SearchQuery, title: string): FeedAddress {
  const { topic, outlet, source, language, entity, story, edited } = query;
  const q = story === undefined ? query.q : `${query.q} story:"${story}"`.trim();
  const parameters = { q, topic, outlet, source, language, entity, edited };
  return { stem: '/feeds/search', query: parameters, title };
}
