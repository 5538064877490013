import { z } from 'zod';
import { wholeNumber } from '../http/query-parameters.ts';
import { invalid } from '../http/problem.ts';
import {
  cursor,
  from,
  id,
  language,
  limit,
  minSources,
  order,
  q,
  sort,
  source,
  story,
  to,
  topic,
} from '../http/query-vocabulary.ts';
import { shorten } from '../read-model/shorten.ts';
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
  language,
  story,
  from,
  to,
  sort,
  limit,
  cursor,
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
  const known = (await readModel.topics()).map((one) => one.id);
  const unknown = query.topic.filter((one) => !known.includes(one));
  if (unknown.length === 0) return;
  throw invalid(
    unknown.slice(0, 5).map((one) => ({
      field: 'topic',
      detail: `there is no topic "${shorten(one, 100)}"; known: ${known.join(', ') || 'none yet'}`,
    })),
  );
}
