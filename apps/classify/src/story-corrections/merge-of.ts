import type { StoryCorrection } from '@newsline/contracts';
import { representative } from '@newsline/news/grouping';
import type { Member } from '../stories/story-store.ts';

/** What a merge does.
 *  @param members of the story that goes up in another */
export function mergeOf(
  members: readonly Member[],
  into: string,
): Pick<StoryCorrection, 'headline' | 'storyId' | 'moved'> {
  return {
    headline: headlineOf(members),
    storyId: into,
    moved: members.map(({ articleId, storyId }) => ({ articleId, from: storyId })),
  };
}

export function headlineOf(members: readonly Member[]): string {
  const id = representative(members.map(({ entry }) => entry));
  return members.find(({ articleId }) => articleId === id)?.title ?? '';
}
