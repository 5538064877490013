import { z } from 'zod';
import { Instant } from './article.ts';
import { defineQuestion } from './question.ts';

/** Text in pieces, so that whoever shows it can mark the hits without trusting any HTML. */
const Marked = z.array(
  z.object({
    text: z.string().describe('A piece of the text.'),
    hit: z.boolean().describe('Whether this piece matched.'),
  }),
);

const Facet = z.array(
  z.object({
    value: z.string().describe('What the filter takes.'),
    count: z.int().min(0).describe('How many matches have it.'),
  }),
);

/** An article that matches. */
export const SearchHit = z.object({
  articleId: z.string().describe('The article’s id.'),
  storyId: z.string().describe('The story that it belongs to.'),
  url: z.string().nullable().describe('Where to read it at its publisher, if there is an address.'),
  title: Marked.describe('The title in pieces; what matched is marked.'),
  snippet: Marked.describe('The most telling passage, at most 300 characters, in pieces.'),
  sourceId: z.string().describe('The source it came from.'),
  sourceName: z.string().describe('The source’s name as shown to readers.'),
  language: z.string().describe('ISO 639-1; `und` where it can’t be told.'),
  topics: z.array(z.string()).describe('Its topics’ ids.'),
  publishedAt: Instant.describe('When it was published; ISO 8601, UTC.'),
  imageUrl: z.string().nullable().describe('The address of its picture, if it has one.'),
});

/** What a search finds: a page of hits, and what holds for all matches. */
export const SearchResult = z.object({
  total: z
    .int()
    .min(0)
    .describe('How many articles match in all; exact up to 10,000, then 10,000.'),
  hits: z.array(SearchHit).describe('In the order asked for.'),
  facets: z
    .object({
      topics: Facet.describe('By topic.'),
      sources: Facet.describe('By source.'),
      languages: Facet.describe('By language.'),
    })
    .describe(
      'Counts over all matches, most frequent first, at most 50 values each. A facet ignores the filter of its own kind, so that its other values can be offered.',
    ),
  next: z.string().nullable().describe('The cursor of the next page; null at the end.'),
  correctedTo: z
    .string()
    .nullable()
    .describe(
      'The query as it was understood where a slip was mended; null where it was taken as typed.',
    ),
});
export type SearchResult = z.output<typeof SearchResult>;

/** Which articles hold these words? Asked by feed, answered by index. */
export const SearchArticles = defineQuestion(
  'search.articles',
  1,
  z.object({
    text: z.string().max(500).describe('As typed. Empty: every article that passes the filters.'),
    topics: z
      .array(z.string())
      .default([])
      .describe('Topics’ ids. Values of one filter widen it (or), filters narrow it (and).'),
    sourceIds: z.array(z.string()).default([]).describe('Sources’ ids.'),
    languages: z.array(z.string()).default([]).describe('ISO 639-1 codes.'),
    storyId: z.string().optional().describe('One story alone.'),
    from: Instant.optional().describe('Published at or after this instant.'),
    to: Instant.optional().describe('Published before this instant.'),
    sort: z.enum(['relevance', 'newest']).default('relevance').describe('The order of the hits.'),
    limit: z.int().min(1).max(100).default(20).describe('The most hits of a page.'),
    cursor: z
      .string()
      .optional()
      .describe('From the last answer’s `next`, with all else unchanged.'),
  }),
  z.discriminatedUnion('kind', [
    SearchResult.extend({ kind: z.literal('found') }),
    z.object({
      kind: z.literal('bad-cursor'),
      reason: z.string().describe('What is wrong with the cursor, for people.'),
    }),
  ]),
);
