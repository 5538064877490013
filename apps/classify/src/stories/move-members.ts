import { ArticleMoved, type NewsEvent } from '@newsline/contracts';
import { deltaOf, type StoryDelta } from './describe-story.ts';
import { withNearDuplicates } from './near-duplicates.ts';
import { storyEvents } from './publish-stories.ts';
import type { Decided, Member } from './story-store.ts';
import { advance, type StoryWork } from './story-work.ts';

export type Moving = {
  /** Of one story, as they are kept; those that this very move brought where they are, too: they are
   *  published again. */
  readonly members: readonly Member[];
  readonly from: string;
  readonly to: string;
  readonly decided: Extract<Decided, { readonly id: string }>;
  /** Whether `from` went up in `to`, which answers for it then. */
  readonly isMerge: boolean;
};

type Occasion = { readonly now: Date; readonly cause: NewsEvent | undefined };

/** Takes articles from one story to another. Saved first and published second, as all that grouping decides:
 *  a repeat finds them there, and publishes it again. */
export async function moveMembers(
  work: StoryWork,
  { members, from, to, decided, isMerge }: Moving,
  { now, cause }: Occasion,
): Promise<void> {
  const [first] = members;
  if (!first) return;
  const { store, bus } = work;
  const leaving = members.filter(({ storyId }) => storyId !== to);
  const touched = new Set(leaving.length > 0 ? [from, to] : []);
  const revisions = await advance(store, [from, to], touched);
  const arrived = await settle(work, leaving, to, decided);
  if (arrived.length > 0) await store.save({ members: arrived, withdrawn: [], revisions });
  const deltas = new Map<string, StoryDelta>();
  const ids = members.map(({ articleId }) => articleId);
  deltaOf(deltas, to).joined.push(...ids);
  deltaOf(deltas, from).left.push(...ids);
  const there = [...arrived, ...members.filter(({ storyId }) => storyId === to)];
  const moved = there.map(({ articleId, version, moves = 1 }) =>
    ArticleMoved.create(
      { articleId, version, move: moves, storyId: to },
      { service: 'classify', now, ...(cause && { cause }) },
    ),
  );
  const stories = await storyEvents(work, deltas, {
    ...{ now, cause, revisions, touched },
    leaving: new Map([[from, first]]),
    mergedInto: new Map(isMerge ? [[from, to]] : []),
  });
  await bus.publish([...moved, ...stories]);
}

/** @returns the members of their new story, placed there last: each with its near-duplicates */
async function settle(
  { store, grouper }: StoryWork,
  leaving: readonly Member[],
  to: string,
  decided: Moving['decided'],
): Promise<Member[]> {
  if (leaving.length === 0) return [];
  const dates = leaving.map(({ publishedAt }) => Date.parse(publishedAt));
  const entries = await grouper.move(
    leaving.map(({ entry }) => entry),
    { storyId: to, openedAt: Math.min(...dates) },
  );
  const all = [...((await store.stories([to])).get(to) ?? [])];
  return leaving.map((member, n) => {
    const { nearDuplicates: _, ...rest } = member;
    const entry = entries[n] ?? member.entry;
    const moved = { ...rest, storyId: to, moves: (member.moves ?? 0) + 1, decided, entry };
    const arrived = withNearDuplicates(moved, all);
    all.push(arrived);
    return arrived;
  });
}
