import type { ArticleRelabelled, DataOf, NewsEvent } from '@newsline/contracts';
import { deltaOf, type StoryDelta } from './describe-story.ts';
import { storyEvents } from './publish-stories.ts';
import { relabelMembers } from './relabel-members.ts';
import { advance, type StoryWork } from './story-work.ts';

/** Gives stories the topics of their articles as these are now. */
export async function relabelStories(
  work: StoryWork,
  events: readonly NewsEvent<DataOf<typeof ArticleRelabelled>>[],
  now: Date,
): Promise<void> {
  const { store, bus } = work;
  const members = await store.members(events.map(({ subject }) => subject));
  const relabelled = relabelMembers(
    events.map(({ data }) => data),
    members,
  );
  if (relabelled.length === 0) return;
  const deltas = new Map<string, StoryDelta>();
  for (const { member, change } of relabelled)
    if (change !== 'none') deltaOf(deltas, member.storyId).updated.push(member.articleId);
  const changed = relabelled.filter(({ change }) => change === 'topics');
  const touched = new Set(changed.map(({ member }) => member.storyId));
  const storyIds = relabelled.map(({ member }) => member.storyId);
  const revisions = await advance(store, storyIds, touched);
  const news = relabelled.filter(({ change }) => change !== 'repeated');
  await store.save({ members: news.map(({ member }) => member), withdrawn: [], revisions });
  await bus.publish(await storyEvents(work, deltas, { now, cause: events[0], revisions, touched }));
}
