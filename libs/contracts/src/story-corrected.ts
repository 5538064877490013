import { z } from 'zod';
import { StoryCorrection } from './correct-stories.ts';
import { defineEvent } from './event.ts';

/** A correction of stories that was made or taken back. What follows from it for articles and stories is
 *  published when it is carried out, by the replica that groups. May be delivered twice. */
export const StoryCorrected = defineEvent(
  'story.corrected',
  1,
  z.object({
    correction: StoryCorrection.describe('The correction, whole.'),
    isTakenBack: z.boolean().describe('Whether it holds no more.'),
  }),
  {
    subject: ({ correction }) => correction.storyId,
    key: ({ correction, isTakenBack }) => `${correction.id}${isTakenBack ? '.back' : ''}`,
  },
);
