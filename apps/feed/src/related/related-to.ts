import type { RelatedStory } from '@newsline/contracts';
import type { NewsReadModel, StoryPreview } from '../read-model/news-read-model.ts';

/** The stories beside one, each in one list. */
export type RelatedLists = {
  /** Those of the same running matter that were over before it began, oldest first. */
  readonly earlier: readonly StoryPreview[];
  /** And those that began after it was over, oldest first. */
  readonly later: readonly StoryPreview[];
  /** The others of the same subject, the likeliest first. */
  readonly related: readonly StoryPreview[];
};

export const mostRelated = 6;

/** The stories beside one as they are now: without those that are over, merged or muted. Of each list at most
 *  `most`, the likeliest. */
export async function relatedTo(
  readModel: Pick<NewsReadModel, 'story'>,
  story: StoryPreview,
  found: readonly RelatedStory[],
  most: number,
): Promise<RelatedLists> {
  const others = found.filter(({ storyId }) => storyId !== story.storyId);
  const previews = await Promise.all(others.map(({ storyId }) => readModel.story(storyId)));
  const lists = { earlier: [], later: [], related: [] } as Record<
    keyof RelatedLists,
    StoryPreview[]
  >;
  others.forEach(({ sameMatter }, at) => {
    const other = previews[at];
    if (!other || other.muted) return;
    const list = lists[sameMatter ? chapterOf(other, story) : 'related'];
    if (list.length < most) list.push(other);
  });
  return {
    earlier: lists.earlier.sort(oldestFirst),
    later: lists.later.sort(oldestFirst),
    related: lists.related,
  };
}

function chapterOf(other: StoryPreview, story: StoryPreview): keyof RelatedLists {
  if (Date.parse(other.lastAt) < Date.parse(story.firstAt)) return 'earlier';
  return Date.parse(other.firstAt) > Date.parse(story.lastAt) ? 'later' : 'related';
}

function oldestFirst(one: StoryPreview, other: StoryPreview): number {
  return Date.parse(one.firstAt) - Date.parse(other.firstAt);
}
