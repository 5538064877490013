import { z } from 'zod';
import { invalid } from '../http/problem.ts';
import { commaSeparated, DateOrInstant, wholeNumber } from '../http/query-parameters.ts';
import type { ArticleFilter, NewsReadModel, PageRequest } from '../read-model/news-read-model.ts';

// The queries of the API. Several values of one filter widen it (or), several filters narrow it.

const text = z.string('must be given once').max(2000, 'is longer than 2000 characters');
const id = text.min(1, 'is empty');

export const language = commaSeparated(
  z.string().regex(/^[a-z]{2,3}$/, 'must be an ISO 639-1 code in small letters, such as vi or en'),
).describe('ISO 639-1 codes; several widen the question.');
export const topic = commaSeparated(id).describe(
  'Topic ids, see /v1/topics; several widen the question.',
);
export const source = commaSeparated(id).describe(
  'Source ids, see /v1/sources; several widen the question.',
);
export const limit = wholeNumber(1, 100).default(20).describe('How many rows, 1 to 100.');
const story = id.optional().describe('The id of one story.');
const cursor = id.optional().describe('`next` of the page before, with all else unchanged.');
const from = DateOrInstant.optional().describe('Not before this date or instant, ISO 8601.');
const to = DateOrInstant.optional().describe('Before this date or instant, ISO 8601.');

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
  source: source.describe('Source ids: stories that at least one of them tells.'),
  language,
  minSources: wholeNumber(1, 1000).optional().describe('Told by at least this many sources.'),
  from: from.describe('Told at or after this date or instant: by its latest article.'),
  to: to.describe('Told before this date or instant: by its earliest article.'),
  order: z
    .enum(['latest', 'hot'], 'must be latest or hot')
    .default('latest')
    .describe('`latest`: by the newest article. `hot`: by sources · 2^(−age / 12 h).'),
  limit,
  cursor,
});

export const StoryQuery = z.strictObject({ limit, cursor });

export const searchWords = z
  .string('must be given once')
  .max(500, 'is longer than 500 characters')
  .describe('The words to find, with or without diacritics. Empty: every article.');

export const SearchQuery = z.strictObject({
  q: searchWords.default(''),
  topic,
  source,
  language,
  story,
  from,
  to,
  sort: z
    .enum(['relevance', 'newest'], 'must be relevance or newest')
    .default('relevance')
    .describe('What comes first.'),
  limit,
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
 *  @throws {Problem} for a topic that nobody defined, and for a period that ends before it begins. */
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
    unknown.map((one) => ({
      field: 'topic',
      detail: `there is no topic "${one}"; known: ${known.join(', ') || 'none yet'}`,
    })),
  );
}
