import { StoryCorrected, type NewsEvent, type StoryCorrection } from '@newsline/contracts';
import type { Merge } from '@newsline/news/grouping';
import { countStoryCorrection } from '../classify-metrics.ts';
import type { Member } from '../stories/story-store.ts';
import type { StoryWork } from '../stories/story-work.ts';
import { correctionId } from './correction-id.ts';
import { mergeOf } from './merge-of.ts';
import { ownDecision } from './own-decision.ts';

/** Looks again at the stories that changed, and says which are one: kept and listed as an operator's
 *  corrections are, and taken back like them. What an operator decided stays as it is.
 *  @returns what is to be published */
export async function mergeStories(work: StoryWork, now: Date): Promise<NewsEvent[]> {
  const { store, corrections, grouper } = work;
  const merges = await grouper.merges();
  if (merges.length === 0) return [];
  const froms = merges.map(({ from }) => from);
  const [stories, wishes, apart] = await Promise.all([
    store.stories([...froms, ...merges.map(({ into }) => into)]),
    corrections.wishes(froms),
    corrections.apart(froms),
  ]);
  const isApart = ({ from, into }: Merge) =>
    apart.some((pair) => pair.includes(from) && pair.includes(into));
  const events: NewsEvent[] = [];
  for (const merge of merges) {
    const members = stories.get(merge.from);
    if (!members || !stories.has(merge.into) || wishes.has(merge.from)) continue;
    if (isApart(merge) || members.some(isHeld)) continue;
    const correction = correctionOf(merge, members, now);
    await corrections.save(correction);
    countStoryCorrection('regrouped');
    const made = { correction, isTakenBack: false };
    events.push(StoryCorrected.create(made, { service: 'classify', now }));
  }
  return events;
}

function isHeld({ decided }: Member): boolean {
  return decided?.by === 'correction';
}

function correctionOf(
  { from, into, score }: Merge,
  members: readonly Member[],
  now: Date,
): StoryCorrection {
  const edit = { kind: 'merge', storyId: from, into } as const;
  const at = now.toISOString();
  const id = correctionId(edit, ownDecision, at);
  const rounded = Math.round(score * 1000) / 1000;
  return { id, edit, ...mergeOf(members, into), by: ownDecision, at, score: rounded };
}
