import type { SearchResult } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { type SearchFilter, searchNews, type SearchQuestion } from '../read-model/search-news.ts';
import { combineFilters } from './combine-filters.ts';
import { withInstant, withoutInstant } from './cursor-instant.ts';
import type { UnderstoodQuery } from './understand-query.ts';

type Page = Pick<SearchQuestion, 'sort' | 'group' | 'limit' | 'cursor' | 'preferredLanguage'>;

/** Asks index for what passes the operators of a query and the filter beside it.
 *  @throws {NoAnswer} when index does not answer in time
 *  @throws {BadCursor} */
export async function searchByQuery(
  bus: EventBus,
  { text, filters, asOf }: Pick<UnderstoodQuery, 'text' | 'filters' | 'asOf'>,
  beside: SearchFilter,
  page: Page,
): Promise<SearchResult> {
  const filter = combineFilters(filters, beside);
  if (filter === null) return nothing;
  const { cursor, ...rest } = page;
  const from = cursor === undefined ? {} : { cursor: withoutInstant(cursor) };
  const found = await searchNews(bus, { text, ...filter, ...rest, ...from });
  return { ...found, next: withInstant(found.next, asOf) };
}

const nothing: SearchResult = {
  total: 0,
  hits: [],
  facets: { topics: [], sources: [], outlets: [], languages: [], entities: [] },
  days: [],
  next: null,
  correctedTo: null,
};
