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

const EntityFacet = z.array(
  z.object({
    value: z
      .string()
      .describe('What the filter takes: kind and key, `person:donald-trump`, `country:VN`.'),
    name: z.string().describe('As most of the matches write it.'),
    count: z.int().min(0).describe('How many matches name it.'),
  }),
);

/** An article that matches. */
export const SearchHit = z.object({
  articleId: z.string().describe('The article’s id.'),
  storyId: z.string().describe('The story that it belongs to.'),
  more: z
    .int()
    .min(0)
    .default(0)
    .describe(
      'How many other matches are of the same story and not listed; 0 where hits are not grouped.',
    ),
  missing: z
    .array(z.string())
    .default([])
    .describe('The words of the query that it lacks, as they were typed: a near match.'),
  url: z.string().nullable().describe('Where to read it at its publisher, if there is an address.'),
  title: Marked.describe('The title in pieces; what matched is marked.'),
  snippet: Marked.describe('The most telling passage, at most 300 characters, in pieces.'),
  sourceId: z.string().describe('The source it came from.'),
  sourceName: z.string().describe('The source’s name as shown to readers.'),
  outlet: z
    .string()
    .default('')
    .describe('Who publishes it: the registrable domain of its address; empty where it has none.'),
  edited: z.boolean().default(false).describe('Whether its publisher has changed it.'),
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
  complete: z
    .int()
    .min(0)
    .optional()
    .describe(
      'How many of them hold all that was asked, where near matches were added below because these are few.',
    ),
  hits: z.array(SearchHit).describe('In the order asked for.'),
  facets: z
    .object({
      topics: Facet.describe('By topic.'),
      sources: Facet.describe('By source.'),
      outlets: Facet.default([]).describe('By outlet.'),
      languages: Facet.describe('By language.'),
      entities: EntityFacet.default([]).describe('By whom and what they name.'),
    })
    .describe(
      'Counts over all matches (of whom and what they name: over 4,000 of them at least), most frequent first, at most 50 values each. A facet ignores the filter of its own kind, so that its other values can be offered.',
    ),
  days: z
    .array(
      z.object({
        day: z.iso.date().describe('A day, in the time zone of the installation (TIME_ZONE).'),
        count: z.int().min(1).describe('How many matches were published then.'),
      }),
    )
    .default([])
    .describe(
      'When the matches were published: the latest 400 days that have any, oldest first. Leaves out the period asked for, so that others can be offered.',
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
    text: z
      .string()
      .max(500)
      .describe(
        'As typed: words, "phrases", -without, this OR that, intitle:word. Empty: every article that passes the filters.',
      ),
    topics: z
      .array(z.string())
      .default([])
      .describe('Topics’ ids. Values of one filter widen it (or), filters narrow it (and).'),
    alsoTopics: z
      .array(z.string())
      .default([])
      .describe('Of these a match has one as well, where it need not be the same topic.'),
    sourceIds: z.array(z.string()).default([]).describe('Sources’ ids.'),
    outlets: z.array(z.string()).default([]).describe('Registrable domains: `vnexpress.net`.'),
    languages: z.array(z.string()).default([]).describe('ISO 639-1 codes.'),
    entities: z
      .array(z.string())
      .default([])
      .describe('Whom or what a match names one of, kind and key: `person:donald-trump`.'),
    allEntities: z
      .array(z.string())
      .default([])
      .describe('Each of these a match names as well; the facet counts what is named with them.'),
    without: z
      .object({
        topics: z.array(z.string()).default([]).describe('None of these topics.'),
        sourceIds: z.array(z.string()).default([]).describe('None of these sources.'),
        outlets: z.array(z.string()).default([]).describe('None of these outlets.'),
        languages: z.array(z.string()).default([]).describe('None of these languages.'),
        entities: z.array(z.string()).default([]).describe('Names none of these.'),
      })
      .prefault({})
      .describe('What no match may have.'),
    edited: z
      .boolean()
      .optional()
      .describe('Only what its publisher has changed, or only what not.'),
    storyId: z.string().optional().describe('One story alone.'),
    from: Instant.optional().describe('Published at or after this instant.'),
    to: Instant.optional().describe('Published before this instant.'),
    preferredLanguage: z
      .string()
      .optional()
      .describe('ISO 639-1: of articles that answer as well, those in it come first.'),
    sort: z.enum(['relevance', 'newest']).default('relevance').describe('The order of the hits.'),
    group: z
      .enum(['story', 'none'])
      .default('none')
      .describe('`story`: of each story the best match, and how many more. `none`: one by one.'),
    typing: z
      .boolean()
      .default(false)
      .describe('Still being typed: the last word, however short, may be the beginning of one.'),
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
