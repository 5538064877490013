import type { NewsEvent } from '@newsline/contracts';
import { deltaOf, type StoryDelta } from './describe-story.ts';
import { storyEvents } from './publish-stories.ts';
import type { Member } from './story-store.ts';
import { advance, type StoryWork } from './story-work.ts';

/** Takes articles out of their stories, up to a version. Published first and saved second: once an article
 *  has left, a repeat would not know its story. */
export async function withdrawArticles(
  work: StoryWork,
  articles: readonly Pick<Member, 'articleId' | 'version'>[],
  { now, cause }: { readonly now: Date; readonly cause: NewsEvent | undefined },
): Promise<void> {
  const { store, grouper, bus } = work;
  const withdrawn = articles.map(({ articleId, version }) => ({ articleId, version }));
  const ids = withdrawn.map(({ articleId }) => articleId);
  const members = await store.members(ids);
  const deltas = new Map<string, StoryDelta>();
  const leaving = new Map<string, Member>();
  for (const { articleId, version } of withdrawn) {
    const member = members.get(articleId);
    if (!member || member.version > version) continue;
    leaving.set(member.storyId, member);
    deltaOf(deltas, member.storyId).left.push(articleId);
  }
  if (deltas.size > 0) {
    const touched = new Set(deltas.keys());
    const revisions = await advance(store, touched, touched);
    await store.save({ members: [], withdrawn: [], revisions });
    await bus.publish(await storyEvents(work, deltas, { now, cause, revisions, touched, leaving }));
  }
  await store.save({ members: [], withdrawn, revisions: new Map() });
  await grouper.forget(ids);
}
