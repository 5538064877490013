import type { Move } from '../not-arrived-yet.ts';

type StoredVersion = {
  readonly version?: number;
  readonly withdrawn?: number;
  readonly move?: number;
};

/** Whether neither the version nor anything that outranks it has come.
 *  @param arriving the version that is stored with the same batch */
export function isAheadOf(
  { version }: Move,
  stored: StoredVersion | undefined,
  arriving: number | undefined,
): boolean {
  return Math.max(stored?.version ?? 0, stored?.withdrawn ?? 0, arriving ?? 0) < version;
}

/** Whether it takes the article as it is stored to another story.
 *  @param arriving the version that is stored with the same batch */
export function isMovedBy(
  { version, move }: Move,
  stored: StoredVersion | undefined,
  arriving: number | undefined,
): boolean {
  if (arriving === version) return true;
  return stored?.version === version && move > (stored.move ?? 0);
}

/** What was stored meanwhile may be newer than what the write was prepared from, so the filter compares
 *  again. */
export function moveArticle({ articleId, version, move, storyId }: Move) {
  const isOlder = { $lt: [{ $ifNull: ['$move', 0] }, move] };
  return {
    updateOne: {
      filter: { _id: articleId, version, $expr: isOlder },
      update: { $set: { storyId, move, 'card.storyId': storyId } },
    },
  };
}
