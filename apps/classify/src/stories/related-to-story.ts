import type { AnswerOf, RelatedStories } from '@newsline/contracts';
import { defaultStorySettings, isRoutine, sampleEvenly } from '@newsline/news/grouping';
import type { Grouper } from './grouper.ts';
import type { Member, StoryStore } from './story-store.ts';

/** More than anybody shows, as some of them will be muted. */
const mostRelated = 24;

/** The stories of the same subject as one. */
export async function relatedToStory(
  { store, grouper }: { readonly store: StoryStore; readonly grouper: Grouper },
  storyId: string,
): Promise<AnswerOf<typeof RelatedStories>> {
  const members = (await store.stories([storyId])).get(storyId);
  if (!members) return { kind: 'unknown-story' };
  // Of a large story those that went to the thread would be copied for nothing.
  const asking = sampleEvenly(members, defaultStorySettings.sampled).filter(isEvent);
  const found = await grouper.related(
    asking.map(({ entry }) => entry),
    mostRelated,
  );
  const likest = await store.members(found.map(({ articleId }) => articleId));
  const stories = found.filter(({ articleId, storyId: itsStory }) => {
    const member = likest.get(articleId);
    // The thread of a replica that does not group hears of what was withdrawn only when it starts.
    return member?.storyId === itsStory && itsStory !== storyId && isEvent(member);
  });
  return {
    kind: 'related',
    stories: stories.map(({ storyId: id, score, sameMatter }) => ({
      storyId: id,
      score: Math.round(score * 1000) / 1000,
      sameMatter,
    })),
  };
}

/** Every day's prices are like the day's before, and nobody's earlier chapter. */
function isEvent({ title, entry }: Member): boolean {
  return !isRoutine(title, entry.series);
}
