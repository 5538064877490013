import { z } from 'zod';
import { StoryState } from '@newsline/contracts';
import { wholeNumber } from '../http/query-parameters.ts';
import { language, story, topic } from '../http/query-vocabulary.ts';
import type { RecommendedStory } from '../recommended/recommended-stories.ts';
import { Story, storyOf } from './responses.ts';

export const RecommendedQuery = z.strictObject({
  topic,
  language,
  story: story.describe('The id of one story: those like it that readers found useful.'),
  limit: wholeNumber(1, 50).default(20).describe('How many rows, 1 to 50.'),
});

const Recommended = z.object({
  story: Story.describe('The story as it stands now.'),
  useful: z.int().describe('Votes of the last two weeks that say it was useful.'),
  votes: z.int().describe('All votes of the last two weeks.'),
  score: z
    .number()
    .describe(
      'What it is sorted by, 0 to 1: the lower bound of Wilson’s interval of the share of useful votes, ' +
        'halved every 48 hours; where that is another story’s, times the likeness, and half of it where ' +
        'no story was asked for.',
    ),
  like: z
    .object({
      id: StoryState.shape.storyId,
      likeness: z
        .number()
        .describe('The cosine of their topics and of what their articles name, 0.2 to 1.'),
    })
    .nullable()
    .describe(
      'The story that it is like: the one asked for, or the one whose votes count for it; null: its own do.',
    ),
});

export const RecommendedList = z.object({
  stories: z.array(Recommended).describe('Best first; none where nobody has voted.'),
});

export function recommendedOf(
  found: readonly RecommendedStory[],
): z.output<typeof RecommendedList> {
  const stories = found.map(({ story, useful, votes, score, like }) => ({
    ...{ story: storyOf(story), useful, votes, score },
    like: like && { id: like.storyId, likeness: like.likeness },
  }));
  return { stories };
}
