import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';

/** An article that says in large parts what another outlet had published before, word for word. */
export const Copy = z.object({
  articleId: z.string().describe('The later article.'),
  of: z.string().describe('The earliest article of the story that it is like, by id.'),
  sourceId: z.string().describe('The source of that earlier article.'),
  likeness: z
    .number()
    .min(0.5)
    .max(1)
    .describe(
      'How much of the shorter text is in the longer one: an estimate of the share of its runs of four words.',
    ),
});
export type Copy = z.output<typeof Copy>;

/** A story as it now stands. */
export const StoryState = z.object({
  storyId: z.string().min(1).describe('One id for life.'),
  revision: z.int().min(1).describe('Grows with every change; 1 when the story opens.'),
  headline: z
    .string()
    .describe(
      'The title of the article that stands for the story; never empty while it has articles.',
    ),
  headlineArticleId: z
    .string()
    .nullable()
    .describe('That article’s id; null when the story is over.'),
  language: z
    .string()
    .min(2)
    .describe(
      'ISO 639-1, `und` where it can’t be told: that of its first article, and of its headline.',
    ),
  otherHeadlines: z
    .array(
      z.object({
        language: z.string().min(2).describe('ISO 639-1.'),
        headline: z.string().describe('The title of the article that stands for it there.'),
        articleId: z.string().describe('That article’s id.'),
      }),
    )
    .optional()
    .describe(
      'What stands for it in each other language that it is told in. Missing where there is none, and in what an earlier version published.',
    ),
  topics: z
    .array(z.string())
    .describe('The topics of at least a third of its articles, most frequent first.'),
  firstAt: Instant.describe('When its earliest article was published; ISO 8601, UTC.'),
  lastAt: Instant.describe('When its latest article was published; ISO 8601, UTC.'),
  articleCount: z
    .int()
    .min(0)
    .describe('How many articles tell it; 0: all were withdrawn, and the story is over.'),
  sourceIds: z.array(z.string()).describe('The distinct sources that tell it.'),
  outlets: z
    .array(z.string())
    .default([])
    .describe(
      'Who tells it, each outlet once however many feeds it has: its registrable domain, or as the operator calls it; the source’s id where an article is not of its source’s outlet. Empty in what an earlier version published.',
    ),
  reports: z
    .int()
    .min(0)
    .default(0)
    .describe(
      'How many of its articles report for themselves: an article and its copies, and all that name the same agency, count once. 0 in what an earlier version published.',
    ),
  copies: z
    .array(Copy)
    .default([])
    .describe(
      'Which of its articles repeat what another outlet had first, in the order of their dates.',
    ),
  pinned: z.boolean().default(false).describe('An operator wants it first among hot stories.'),
  muted: z
    .boolean()
    .default(false)
    .describe('An operator wants it in no list of stories; its articles stay where they are.'),
  mergedInto: z
    .string()
    .nullable()
    .default(null)
    .describe(
      'The story that its articles went to, whose page and feed answer for it from now on; null while it has articles, and where they were withdrawn.',
    ),
  heat: z
    .int()
    .optional()
    .describe(
      'How hot it is: the instant, in ms since 1970, at which a story with one outlet’s report would be as hot; so it stays while time goes by. Twice the outlets are worth eighteen hours; one that only repeats others counts half, one with nothing but the day’s prices or weather a quarter, advertising nothing. Missing in what an earlier version published and when the story is over.',
    ),
  reportedAt: z
    .array(Instant)
    .optional()
    .describe(
      'When its outlets last reported it, an instant for each, earliest first, the latest fifty; without those that only advertise. Missing as `heat` is.',
    ),
});
export type StoryState = z.output<typeof StoryState>;

/** A story as it now stands, and what changed. Published once for all the articles of a batch that
 *  joined it. Revisions may arrive in any order: the higher one wins. */
export const StoryChanged = defineEvent(
  'story.changed',
  1,
  z.object({
    ...StoryState.shape,
    joined: z.array(z.string()).describe('Articles that joined since the last revision, by id.'),
    updated: z
      .array(z.string())
      .describe('Articles that got a new version since the last revision, by id.'),
    left: z.array(z.string()).describe('Articles that left since the last revision, by id.'),
  }),
  { subject: ({ storyId }) => storyId, key: ({ revision }) => String(revision) },
);
