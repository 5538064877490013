import { outletOf } from '@newsline/news';
import { z } from 'zod';
import { text, wholeNumber } from '../http/query-parameters.ts';
import { type FieldError, invalid } from '../http/problem.ts';
import {
  cursor,
  edited,
  entity,
  from,
  group,
  id,
  language,
  limit,
  longestSearch,
  minSources,
  order,
  outlet,
  q,
  sort,
  source,
  story,
  to,
  topic,
} from '../http/query-vocabulary.ts';
import { knownFrom, namedValues, type NamedValues } from '../search/named-values.ts';
import { type SearchNames, topicNamed } from '../search/search-names.ts';
import { shorten } from '../read-model/shorten.ts';
import type { SearchFilter } from '../read-model/search-news.ts';
import type { ArticleFilter, NewsReadModel, PageRequest } from '../read-model/news-read-model.ts';

// The queries of the API. Several values of one filter widen it (or), several filters narrow it.

export const TimelineQuery = z.strictObject({
  topic,
  source,
  language,
  story,
  from,
  to,
  limit,
  cursor,
});

export const StoriesQuery = z.strictObject({
  topic,
  source: source.describe('Source ids: stories that at least one of them reports.'),
  language,
  minSources,
  from: from.describe('Stories whose latest article is at or after this date or instant.'),
  to: to.describe('Stories whose earliest article is before this date or instant.'),
  order,
  limit,
  cursor,
});

export const StoryQuery = z.strictObject({ limit, cursor });

export const SearchQuery = z.strictObject({
  q: q.default(''),
  topic,
  source,
  outlet,
  language,
  entity,
  story,
  edited,
  from,
  to,
  sort,
  group,
  limit,
  cursor,
});

export const SuggestQuery = z.strictObject({
  q: text(longestSearch).default('').describe('The query as far as it is typed.'),
  limit: wholeNumber(1, 20).default(8).describe('How many suggestions, 1 to 20.'),
  lang: z
    .enum(['en', 'vi'], 'must be en or vi')
    .default('en')
    .describe('The language that topics and operators are named in, unless the other was begun.'),
});

export const SourcesQuery = z.strictObject({
  limit: wholeNumber(1, 1000).default(1000).describe('How many rows, 1 to 1000.'),
  cursor,
});

export const NoQuery = z.strictObject({});
export const IdPath = z.object({ id: id.describe('Its id.') });

type Filters = Omit<z.output<typeof TimelineQuery>, 'limit' | 'cursor'>;

export function articleFilter(query: Filters): ArticleFilter {
  return {
    ...(query.topic && { topics: query.topic }),
    ...(query.source && { sourceIds: query.source }),
    ...(query.language && { languages: query.language }),
    ...(query.story !== undefined && { storyId: query.story }),
    ...(query.from !== undefined && { from: query.from }),
    ...(query.to !== undefined && { to: query.to }),
  };
}

type SearchFilters = Filters & {
  readonly outlet?: readonly string[] | undefined;
  readonly entity?: readonly string[] | undefined;
  readonly edited?: boolean | undefined;
};

export function searchFilter(query: SearchFilters): SearchFilter {
  return {
    ...articleFilter(query),
    ...(query.outlet && { outlets: query.outlet }),
    ...(query.entity && { entities: query.entity }),
    ...(query.edited !== undefined && { edited: query.edited }),
  };
}

export function pageOf(query: { limit: number; cursor?: string | undefined }): PageRequest {
  return { limit: query.limit, ...(query.cursor !== undefined && { cursor: query.cursor }) };
}

/** What no schema can check.
 *  @throws {Problem} for an unknown topic, and for a period that ends before it begins. */
export async function checkFilters(
  readModel: NewsReadModel,
  query: Pick<Filters, 'topic' | 'from' | 'to'>,
): Promise<void> {
  if (query.from !== undefined && query.to !== undefined && query.from >= query.to) {
    throw invalid([{ field: 'to', detail: `must be after from (${query.from})` }]);
  }
  if (!query.topic) return;
  const topics = (await readModel.topics()).map(topicNamed);
  const errors = unknownValues('topic', query.topic, namedValues(topics));
  if (errors.length > 0) throw invalid(errors);
}

/** Besides `checkFilters`: every source and outlet of a search.
 *  @throws {Problem} that lists what is called nearly so */
export function checkSearch(names: SearchNames, query: SearchFilters): void {
  const { source = [], outlet = [] } = query;
  const strange = outlet.filter((one) => !isOutlet(one));
  const errors = [
    ...unknownValues('source', source, names.sources),
    ...unknownValues('outlet', strange, names.outlets),
  ];
  if (errors.length > 0) throw invalid(errors);
}

/** Whether it could be one: articles lead to more outlets than sources are of. */
function isOutlet(text: string): boolean {
  return outletOf(`https://${text}`) === text && /[.:]/u.test(text);
}

function unknownValues(
  field: 'topic' | 'source' | 'outlet',
  values: readonly string[],
  known: NamedValues,
): FieldError[] {
  const unknown = values.filter((value) => !known.byValue.has(value));
  return unknown.slice(0, 5).map((value) => {
    const names = knownFrom(known, value).map(({ value: id, names: [name] }) =>
      name === id || field === 'topic' ? id : `${id} (${shorten(name, 50)})`,
    );
    const detail = `there is no ${field} "${shorten(value, 100)}"; known: ${names.join(', ') || 'none yet'}`;
    return { field, detail };
  });
}
