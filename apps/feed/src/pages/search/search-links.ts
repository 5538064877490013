import { nextDay, startOfDay } from '../i18n/dates.ts';
import { href, type FeedAddress, type Query } from '../href.ts';
import type { SearchQuery } from '../queries.ts';

export type FilterKind = 'topic' | 'source' | 'language';

export const filterKinds: readonly FilterKind[] = ['topic', 'source', 'language'];

/** The parameters of the query, without the cursor. */
function queryOf(query: SearchQuery): Record<string, string | readonly string[] | undefined> {
  return {
    q: query.q,
    topic: query.topic,
    source: query.source,
    language: query.language,
    from: query.from,
    to: query.to,
    sort: query.sort === 'relevance' ? undefined : query.sort,
  };
}

/** The same search with some of it changed, from its first page. */
export function searchHref(query: SearchQuery, changes: Query = {}): string {
  return href('/search', { ...queryOf(query), ...changes });
}

/** Adds a filter's value, or takes it out where it is set. */
export function toggleHref(query: SearchQuery, kind: FilterKind, value: string): string {
  const chosen = query[kind];
  const changed = chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value];
  return searchHref(query, { [kind]: changed });
}

export function isFiltered(query: SearchQuery): boolean {
  return filterKinds.some((kind) => query[kind].length > 0) || Boolean(query.from ?? query.to);
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

/** The same search as a feed: of what is yet to come, newest first, so without its days. */
export function searchFeed(query: SearchQuery, title: string): FeedAddress {
  const { q, topic, source, language } = query;
  return { stem: '/feeds/search', query: { q, topic, source, language }, title };
}
