import type { StoryCorrection } from '@newsline/contracts';
import type { StoryPair, StoryWish } from './story-correction-store.ts';

/** A correction as stores find it again. */
export type StoredCorrection = {
  readonly id: string;
  readonly kind: StoryCorrection['edit']['kind'];
  /** Of one kind and subject the last holds. */
  readonly subject: string;
  readonly storyId: string;
  /** The story that articles came from; null where none moved. */
  readonly otherId: string | null;
  readonly at: string;
};

export const wishKinds = ['rename', 'pin', 'mute'] as const;

/** Kinds of which one that holds keeps two stories apart. */
export const partingKinds = ['move', 'split'] as const;

export function storedCorrection({
  id,
  edit,
  storyId,
  moved,
  at,
}: StoryCorrection): StoredCorrection {
  const otherId = moved.find(({ from }) => from !== storyId)?.from ?? null;
  return { id, kind: edit.kind, subject: subjectOf(edit, id), storyId, otherId, at };
}

function subjectOf(edit: StoryCorrection['edit'], id: string): string {
  if (edit.kind === 'move') return edit.articleId;
  return edit.kind === 'split' ? id : edit.storyId;
}

/** By story.
 *  @param corrections of `wishKinds` that hold */
export function wishesOf(corrections: readonly StoryCorrection[]): ReadonlyMap<string, StoryWish> {
  const byStory = Map.groupBy(corrections, ({ storyId }) => storyId);
  return new Map(
    Array.from(byStory, ([storyId, ofIt]) => {
      const named = ofIt.map(({ edit }) => (edit.kind === 'rename' ? edit.headline : undefined));
      const headline = named.find((one) => one !== undefined);
      const has = (kind: 'pin' | 'mute') => ofIt.some(({ edit }) => edit.kind === kind);
      return [
        storyId,
        { pinned: has('pin'), muted: has('mute'), ...(headline !== undefined && { headline }) },
      ];
    }),
  );
}

export function pairOf({
  storyId,
  otherId,
}: Pick<StoredCorrection, 'storyId' | 'otherId'>): StoryPair[] {
  return otherId === null ? [] : [[storyId, otherId]];
}
