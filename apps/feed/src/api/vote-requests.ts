import { z } from 'zod';
import { StoryState } from '@newsline/contracts';

/** What a reader says of a story. */
export const VoteToCast = z.strictObject({
  useful: z.boolean().describe('Whether the story was useful.'),
});

/** How it is kept. */
export const CastVote = z.object({
  storyId: StoryState.shape.storyId.describe(
    'The story that it counts for: of one that was merged, the one that answers for it.',
  ),
  useful: z.boolean().nullable().describe('What was said; null: nothing, or it was taken back.'),
});
