import type { NewsEvent } from '@newsline/contracts';
import { countStories } from '../classify-metrics.ts';
import { describeStories, type Described, type StoryDelta } from './describe-story.ts';
import type { StoryWork } from './story-work.ts';

type Change = {
  readonly now: Date;
  readonly cause: NewsEvent | undefined;
  readonly revisions: ReadonlyMap<string, number>;
  /** Stories with a new revision; others are only published again. */
  readonly touched: ReadonlySet<string>;
} & Pick<Described, 'leaving' | 'mergedInto'>;

/** `story.changed` of stories that are saved as they now stand. */
export async function storyEvents(
  { store, corrections }: Pick<StoryWork, 'store' | 'corrections'>,
  deltas: ReadonlyMap<string, StoryDelta>,
  { now, cause, revisions, touched, ...more }: Change,
): Promise<NewsEvent[]> {
  countStories(touched, deltas, revisions);
  const ids = [...deltas.keys()];
  const [stories, wishes] = await Promise.all([store.stories(ids), corrections.wishes(ids)]);
  return describeStories(deltas, { stories, revisions, wishes, ...more }, { now, cause });
}
