import { Membership, StoryCorrection } from '@newsline/contracts';
import { oneLine } from '@newsline/news';
import { z } from 'zod';
import { text, wholeNumber } from '../http/query-parameters.ts';
import { id } from '../http/query-vocabulary.ts';

// What operators send to correct stories and to see what was corrected, and what they get.

const storyId = id.describe('The story’s id.');
const articleId = id.describe('The article’s id.');

const mostArticles = 500;
const longestHeadline = 300;
const headlineError = `is longer than ${longestHeadline} characters`;

/** What is done to a story; see `StoryEdit`, which this is with words for what is wrong. */
export const StoryEditToMake = z.discriminatedUnion(
  'kind',
  [
    z
      .strictObject({
        kind: z.literal('move'),
        articleId,
        storyId: id.nullable().describe('Where to; null: a story of its own.'),
      })
      .describe('An article goes to another story.'),
    z
      .strictObject({
        kind: z.literal('merge'),
        storyId,
        into: id.describe('The story that lives on.'),
      })
      .describe('All articles of a story go to another one, which answers for both from then on.'),
    z
      .strictObject({
        kind: z.literal('split'),
        storyId,
        articleIds: z
          .array(articleId, 'must be a list of ids')
          .min(1, 'is empty')
          .max(mostArticles, `has more than ${mostArticles} values`)
          .describe('The articles that leave.'),
      })
      .describe('Some of a story’s articles become a story of their own.'),
    z
      .strictObject({
        kind: z.literal('rename'),
        storyId,
        headline: z
          .string('must be text')
          .max(10 * longestHeadline, headlineError)
          .transform(oneLine)
          .pipe(z.string().min(1, 'is empty').max(longestHeadline, headlineError))
          .describe('Plain text, which becomes one line of 1 to 300 characters.'),
      })
      .describe('A story has this headline, whatever its articles are called.'),
    z
      .strictObject({ kind: z.literal('pin'), storyId })
      .describe('A story stands first among hot ones.'),
    z
      .strictObject({ kind: z.literal('mute'), storyId })
      .describe('A story stands in no list of stories.'),
  ],
  { error: 'must be an object whose kind is move, merge, split, rename, pin or mute' },
);

export const StoryCorrectionsQuery = z.strictObject({
  limit: wholeNumber(1, 1000).default(100).describe('How many rows, 1 to 1000.'),
  after: text(2000)
    .min(1, 'is empty')
    .optional()
    .describe('`next` of the page before, with all else unchanged.'),
  story: id.optional().describe('Only those that show in the story with this id.'),
});

export const StoryCorrectionList = z.object({
  corrections: z.array(StoryCorrection).describe('Newest first.'),
  next: z.string().nullable().describe('`after` of the next page; null at the end.'),
});

export const StoryMembers = z.object({
  members: z.array(Membership).describe('Its articles, earliest first.'),
});

export { StoryCorrection };
