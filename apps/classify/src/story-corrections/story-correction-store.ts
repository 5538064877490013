import type { StoryCorrection } from '@newsline/contracts';

export type StoryCorrectionQuery = {
  readonly limit: number;
  /** `next` of the page before; null for the first. */
  readonly after: string | null;
  /** Only those that this story gave articles to, got them from, or is shown differently by. */
  readonly storyId?: string;
};

export type StoryCorrectionPage = {
  readonly corrections: readonly StoryCorrection[];
  /** Null where no older ones follow. */
  readonly next: string | null;
};

/** What an operator wants of a story itself. */
export type StoryWish = {
  readonly headline?: string;
  readonly pinned: boolean;
  readonly muted: boolean;
};

/** Two stories, by id; of either order. */
export type StoryPair = readonly [string, string];

/**
 * What was done to stories by hand, and by the pass that looks at them again. The agreement:
 *
 * - Of an article's moves, of a story's merges, names, pins and mutes the last holds: it takes the place
 *   of the one before.
 * - One that is saved twice is there once. One that was taken back is listed no more, and may be saved
 *   again.
 * - Newest first is by `at`; of equal ones in an order that is always the same.
 */
export abstract class StoryCorrectionStore {
  abstract save(correction: StoryCorrection): Promise<void>;
  /** Null: it never was, or holds no more. */
  abstract find(id: string): Promise<StoryCorrection | null>;
  abstract takeBack(id: string): Promise<void>;
  /** A page, newest first, of those that hold. What is corrected meanwhile may be missing in pages that
   *  follow. A cursor that is none of this store's leads to an empty page. */
  abstract list(query: StoryCorrectionQuery): Promise<StoryCorrectionPage>;
  /** By story id; stories of which nothing is wanted are left out. One query, however many ids. */
  abstract wishes(storyIds: readonly string[]): Promise<ReadonlyMap<string, StoryWish>>;
  /** Which stories are to stay apart from one of these: one was split off the other, an article was moved
   *  between them, or their merge was taken back. */
  abstract apart(storyIds: readonly string[]): Promise<readonly StoryPair[]>;
}
