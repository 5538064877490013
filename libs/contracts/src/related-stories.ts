import { z } from 'zod';
import { defineQuestion } from './question.ts';

/** A story of the same subject as the one that was asked about. */
export const RelatedStory = z.object({
  storyId: z.string().min(1).describe('The story’s id.'),
  score: z
    .number()
    .min(0)
    .max(1)
    .describe('How likely their articles are of one story: what is likelier was joined.'),
  sameMatter: z
    .boolean()
    .describe('It tells of the same running matter: of two such stories one may be a chapter.'),
});
export type RelatedStory = z.output<typeof RelatedStory>;

/** The stories that share a subject with one: rare names, and words beside them. The likeliest first, 24 at
 *  most; without what comes round whatever happens, such as prices and weather. Only of the language of the
 *  story, and only what grouping still compares new articles with. Asked by feed, answered by classify. */
export const RelatedStories = defineQuestion(
  'stories.related',
  1,
  z.object({ storyId: z.string().min(1).describe('The story’s id.') }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('related'),
      stories: z.array(RelatedStory).describe('Those stories.'),
    }),
    z.object({ kind: z.literal('unknown-story') }),
  ]),
);
