import { z } from 'zod';
import { Instant } from './article.ts';
import { defineQuestion } from './question.ts';

const storyId = z.string().min(1).describe('The story’s id.');
const articleId = z.string().min(1).describe('The article’s id.');

/** What is done to stories. */
export const StoryEdit = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('move'),
      articleId,
      storyId: z.string().min(1).nullable().describe('Where to; null: a story of its own.'),
    })
    .describe('An article goes to another story.'),
  z
    .object({
      kind: z.literal('merge'),
      storyId,
      into: z.string().min(1).describe('The story that lives on.'),
    })
    .describe('All articles of a story go to another one, which answers for both from then on.'),
  z
    .object({
      kind: z.literal('split'),
      storyId,
      articleIds: z.array(z.string().min(1)).min(1).max(500).describe('The articles that leave.'),
    })
    .describe('Some of a story’s articles become a story of their own.'),
  z
    .object({
      kind: z.literal('rename'),
      storyId,
      headline: z.string().trim().min(1).max(300).describe('One line of plain text.'),
    })
    .describe('A story has this headline, whatever its articles are called.'),
  z.object({ kind: z.literal('pin'), storyId }).describe('A story stands first among hot ones.'),
  z.object({ kind: z.literal('mute'), storyId }).describe('A story stands in no list of stories.'),
]);
export type StoryEdit = z.output<typeof StoryEdit>;

/** Something that somebody, or the pass that looks at stories again, did to stories. */
export const StoryCorrection = z.object({
  id: z.string().min(1).describe('One id for life.'),
  edit: StoryEdit.describe('What was done.'),
  headline: z
    .string()
    .describe('What it is about: the headline, or the article’s title, as it was.'),
  storyId: z.string().min(1).describe('The story that shows the effect.'),
  moved: z
    .array(
      z.object({
        articleId,
        from: z.string().min(1).describe('The story that it was in.'),
      }),
    )
    .describe('The articles that it takes to another story; empty where it takes none.'),
  by: z
    .string()
    .describe('Who says so: the name of a key; `newsline` where stories were looked at again.'),
  at: Instant.describe('When; ISO 8601, UTC.'),
  score: z
    .number()
    .min(0)
    .max(1)
    .exactOptional()
    .describe('How likely two stories that `newsline` merged are one.'),
});
export type StoryCorrection = z.output<typeof StoryCorrection>;

/** Corrects stories. Holds for ever, in every version of the articles, and no later pass undoes it; a later
 *  correction of the same article, or of the same kind and story, takes its place. The effect comes as
 *  `article.moved` and `story.changed`. Asked by feed for an operator, answered by classify. */
export const CorrectStory = defineQuestion(
  'stories.correct',
  1,
  z.object({
    edit: StoryEdit.describe('What is to be done.'),
    by: z.string().describe('Who says so: the name of a key.'),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('corrected'),
      correction: StoryCorrection.describe('As it is kept.'),
    }),
    z.object({ kind: z.literal('unknown-story'), storyId }),
    z
      .object({ kind: z.literal('unknown-article'), articleId })
      .describe('There is no such article, or none in the story named.'),
    z
      .object({ kind: z.literal('nothing-to-do') })
      .describe('It is so already, or would leave a story as it is.'),
  ]),
);

/** Takes a correction back: what it moved returns to where it was, as far as it was not moved since. Asked
 *  by feed for an operator, answered by classify. */
export const TakeBackStoryCorrection = defineQuestion(
  'stories.take-back',
  1,
  z.object({ id: z.string().min(1).describe('The correction’s id.') }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('taken-back'),
      correction: StoryCorrection.describe('As it was kept.'),
    }),
    z.object({ kind: z.literal('no-correction') }),
  ]),
);

/** The corrections of stories that hold, newest first. Asked by feed, answered by classify. */
export const ListStoryCorrections = defineQuestion(
  'stories.corrections',
  1,
  z.object({
    limit: z.int().min(1).max(1000).describe('At most so many.'),
    after: z.string().nullable().describe('`next` of the page before; null for the first.'),
    storyId: z.string().exactOptional().describe('Only those that show in this story.'),
  }),
  z.object({
    corrections: z.array(StoryCorrection).describe('Newest first.'),
    next: z.string().nullable().describe('Leads to older ones; null where there are none.'),
  }),
);
