import { z } from 'zod';
import { Instant } from './article.ts';
import { defineQuestion } from './question.ts';

/** Text in pieces, so that whoever shows it can mark the hits without trusting any HTML. */
const Marked = z.array(z.object({ text: z.string(), hit: z.boolean() }));

const Facet = z.array(z.object({ value: z.string(), count: z.int().min(0) }));

/** Which articles hold these words? Asked by feed, answered by index. */
export const SearchArticles = defineQuestion(
  'search.articles',
  1,
  z.object({
    /** As typed. Empty: every article that passes the filters. */
    text: z.string().max(500),
    /** Several values of one filter widen it (or), several filters narrow it (and). */
    topics: z.array(z.string()).default([]),
    sourceIds: z.array(z.string()).default([]),
    languages: z.array(z.string()).default([]),
    storyId: z.string().optional(),
    /** Published at or after, published before. */
    from: Instant.optional(),
    to: Instant.optional(),
    sort: z.enum(['relevance', 'newest']).default('relevance'),
    limit: z.int().min(1).max(100).default(20),
    /** From the last answer's `next`, with all else unchanged. */
    cursor: z.string().optional(),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('found'),
      /** How many articles match in all; exact up to 10,000, then 10,000. */
      total: z.int().min(0),
      hits: z.array(
        z.object({
          articleId: z.string(),
          storyId: z.string(),
          url: z.string().nullable(),
          title: Marked,
          /** The most telling passage of summary and text, at most 300 characters. */
          snippet: Marked,
          sourceId: z.string(),
          sourceName: z.string(),
          language: z.string(),
          topics: z.array(z.string()),
          publishedAt: Instant,
          imageUrl: z.string().nullable(),
        }),
      ),
      /** Counts over all matches, most frequent first, at most 50 values each. A facet ignores the
       *  filter of its own kind, so that its other values can be offered. */
      facets: z.object({ topics: Facet, sources: Facet, languages: Facet }),
      /** Null at the end. */
      next: z.string().nullable(),
      /** The query as it was understood where a slip was mended; null where it was taken as typed. */
      correctedTo: z.string().nullable(),
    }),
    z.object({ kind: z.literal('bad-cursor'), reason: z.string() }),
  ]),
);
