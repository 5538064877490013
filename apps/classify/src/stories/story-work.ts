import type { EventBus } from '@newsline/messaging';
import type { StoryCorrectionStore } from '../story-corrections/story-correction-store.ts';
import type { Grouper } from './grouper.ts';
import type { StoryStore } from './story-store.ts';

/** What changing stories takes. Whoever changes them does so one change after the other, see `GroupArticles`. */
export type StoryWork = {
  readonly store: StoryStore;
  readonly corrections: StoryCorrectionStore;
  readonly grouper: Grouper;
  readonly bus: EventBus;
};

/** The next revision of stories that change, the present one of those that are only published again. */
export async function advance(
  store: StoryStore,
  storyIds: Iterable<string>,
  touched: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const revisions = new Map(await store.revisions([...new Set(storyIds)]));
  for (const storyId of touched) revisions.set(storyId, (revisions.get(storyId) ?? 0) + 1);
  return revisions;
}
