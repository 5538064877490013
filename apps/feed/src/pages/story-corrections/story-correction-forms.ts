import { oneLine } from '@newsline/news';
import { z } from 'zod';
import { lenient } from '../../http/query-parameters.ts';
import { cursor } from '../../http/query-vocabulary.ts';

// What the forms and links of corrections of stories send.

export const editStory = '/operator/corrections/stories/edit';
export const takeBackStory = '/operator/corrections/stories/take-back';

export const longestHeadline = 300;
const mostArticles = 500;

const word = z.string().trim().min(1).max(2000);
const storyId = word;
/** Another story, as somebody has it at hand: see `storyNamed`. */
const to = z.string().trim().max(4000).catch('');
/** Of ticked boxes; a browser sends none, one or several. */
const articleId = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z.array(word).max(mostArticles),
);

export const StoryEditForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pin'), storyId }),
  z.object({ kind: z.literal('mute'), storyId }),
  z.object({
    kind: z.literal('rename'),
    storyId,
    headline: z.string().max(10_000).transform(oneLine).catch(''),
  }),
  z.object({ kind: z.literal('merge'), storyId, to }),
  z.object({ kind: z.literal('split'), storyId, articleId }),
  z.object({ kind: z.literal('move'), storyId, articleId, to }),
]);
export type StoryEditForm = z.output<typeof StoryEditForm>;

export const TakeBackStoryForm = z.object({
  id: word,
  /** The story on whose page it was; without one it was on the page of corrections. */
  storyId: storyId.optional().catch(undefined),
  cursor: lenient(cursor),
});

/** Why nothing was done. */
export const refusals = [
  'unknown-story',
  'unknown-article',
  'nothing-to-do',
  'nothing-chosen',
  'headline',
] as const;
export type Refusal = (typeof refusals)[number];

export const StoryCorrectionsPageQuery = z.object({
  cursor: lenient(cursor),
  /** What was done last. */
  done: lenient(z.enum(['undone', 'gone'])),
});
export type StoryCorrectionsPageQuery = z.output<typeof StoryCorrectionsPageQuery>;
