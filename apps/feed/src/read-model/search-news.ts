import { Instant, SearchArticles } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { z } from 'zod';
import { type ArticleFilter, BadCursor, type PageRequest } from './news-read-model.ts';

/** Longer than any search takes, shorter than anybody waits. */
const timeoutMs = 5_000;

const Marked = z.array(
  z.object({
    text: z.string().describe('A piece of plain text.'),
    hit: z.boolean().describe('Whether it matched.'),
  }),
);

const Facet = z
  .array(
    z.object({
      value: z.string().describe('The value to filter by.'),
      count: z.int().describe('How many matches have it.'),
    }),
  )
  .describe('Most frequent first; as if no filter of this kind were set.');

const Hit = z.object({
  articleId: z.string().describe('The article’s id.'),
  storyId: z.string().describe('The story it belongs to.'),
  url: z.string().nullable().describe('Where to read it at its publisher.'),
  title: Marked.describe('Its title in pieces.'),
  snippet: Marked.describe('The most telling passage in pieces, at most 300 characters.'),
  sourceId: z.string().describe('The source it came from.'),
  sourceName: z.string().describe('That source’s name.'),
  language: z.string().describe('ISO 639-1; `und` where it can’t be told.'),
  topics: z.array(z.string()).describe('The ids of its topics.'),
  publishedAt: Instant.describe('When it was published; ISO 8601, UTC.'),
  imageUrl: z.string().nullable().describe('The address of its picture, if it has one.'),
});

export const Found = z.object({
  total: z.int().describe('How many articles match; exact up to 10,000, then 10,000.'),
  hits: z.array(Hit).describe('In the order asked for.'),
  facets: z
    .object({ topics: Facet, sources: Facet, languages: Facet })
    .describe('Counts over all matches.'),
  next: z.string().nullable().describe('The cursor of the next page; null at the end.'),
  correctedTo: z
    .string()
    .nullable()
    .describe('The query as understood where a slip was mended; null where taken as typed.'),
});
export type Found = z.output<typeof Found>;

export type SearchQuestion = ArticleFilter &
  PageRequest & { readonly text: string; readonly sort: 'relevance' | 'newest' };

/** @throws {NoAnswer} when index does not answer in time
 *  @throws {BadCursor} */
export async function searchNews(bus: EventBus, question: SearchQuestion): Promise<Found> {
  const { topics = [], sourceIds = [], languages = [], ...rest } = question;
  const request = {
    ...rest,
    topics: [...topics],
    sourceIds: [...sourceIds],
    languages: [...languages],
  };
  const found = await bus.ask(SearchArticles, request, { timeoutMs });
  if (found.kind === 'bad-cursor') throw new BadCursor(found.reason);
  const { kind: _kind, ...answer } = found;
  return answer;
}
