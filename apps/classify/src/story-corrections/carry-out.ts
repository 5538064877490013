import type { DataOf, NewsEvent, StoryCorrected, StoryCorrection } from '@newsline/contracts';
import { deltaOf, type StoryDelta } from '../stories/describe-story.ts';
import { moveMembers, type Moving } from '../stories/move-members.ts';
import { storyEvents } from '../stories/publish-stories.ts';
import type { Member, StoryStore } from '../stories/story-store.ts';
import { advance, type StoryWork } from '../stories/story-work.ts';
import { ownDecision } from './own-decision.ts';

type Corrected = NewsEvent<DataOf<typeof StoryCorrected>>;

/** Does what a correction says, or undoes it. A repeat publishes the same again. */
export async function carryOut(work: StoryWork, event: Corrected, now: Date): Promise<void> {
  const { correction, isTakenBack } = event.data;
  const [moved] = correction.moved;
  if (!moved) return showAgain(work, event, now);
  const from = correction.edit.kind === 'merge' ? correction.edit.storyId : moved.from;
  const moving = isTakenBack
    ? await movingBack(work.store, correction, from)
    : await movingOut(work.store, correction, from);
  await moveMembers(work, moving, { now, cause: event });
}

async function movingOut(
  store: StoryStore,
  correction: StoryCorrection,
  from: string,
): Promise<Moving> {
  const { id, edit, storyId: to } = correction;
  const decided = { by: correction.by === ownDecision ? 'regrouping' : 'correction', id } as const;
  const named = await store.members(correction.moved.map(({ articleId }) => articleId));
  const isMerge = edit.kind === 'merge';
  // Of a story that goes up in another also what came since.
  const others = isMerge ? ((await store.stories([from])).get(from) ?? []) : [];
  const all = new Map([...named.values(), ...others].map((one) => [one.articleId, one]));
  const members = [...all.values()].filter((one) => one.storyId === from || isBy(one, to, id));
  return { members, from, to, decided, isMerge };
}

/** What nobody has moved since. */
async function movingBack(
  store: StoryStore,
  { id, storyId }: StoryCorrection,
  to: string,
): Promise<Moving> {
  const decided = { by: 'correction', id: `${id}.back` } as const;
  const found = await store.stories([storyId, to]);
  const members = [
    ...(found.get(storyId) ?? []).filter((one) => isBy(one, storyId, id)),
    ...(found.get(to) ?? []).filter((one) => isBy(one, to, decided.id)),
  ];
  return { members, from: storyId, to, decided, isMerge: false };
}

function isBy({ storyId, decided }: Member, where: string, id: string): boolean {
  return storyId === where && decided !== undefined && 'id' in decided && decided.id === id;
}

/** A story whose articles stay has another name or place. */
async function showAgain(work: StoryWork, event: Corrected, now: Date): Promise<void> {
  const { storyId } = event.data.correction;
  if (!(await work.store.stories([storyId])).has(storyId)) return;
  const touched = new Set([storyId]);
  const revisions = await advance(work.store, touched, touched);
  await work.store.save({ members: [], withdrawn: [], revisions });
  const deltas = new Map<string, StoryDelta>();
  deltaOf(deltas, storyId);
  const change = { now, cause: event, revisions, touched };
  await work.bus.publish(await storyEvents(work, deltas, change));
}
