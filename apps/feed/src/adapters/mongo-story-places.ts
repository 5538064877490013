import type { StoryCard } from '../news-read-model.ts';
import { storyHeat } from '../story-heat.ts';
import { isApplied, type Snapshot } from './snapshot-registry.ts';

/** A traversal of stories may go on for this long. */
export const traversalMs = 24 * 60 * 60 * 1000;
/** Places that were left are kept for that, and an hour for clocks that differ. */
export const forgetAfterMs = 25 * 60 * 60 * 1000;

/** A story as it is kept. What it says of places is true; a `KeptPlace` only helps to find them. */
export type KeptStory = {
  readonly _id: string;
  readonly revision: number;
  /** Null: over, kept so that a late revision cannot revive it. */
  readonly card: Omit<StoryCard, 'headlineArticle'> | null;
  readonly here: boolean;
  /** The places that it took, the present one last. */
  readonly history: readonly {
    /** The batch that took it there. */
    readonly batch: number;
    /** ms */
    readonly at: number;
    /** The revision that names the place; null: none, as the story was over. */
    readonly revision: number | null;
  }[];
};

/** Where a story stands in the order of stories, from one revision on. Never changes but for
 *  `until` and `leftAt`, which are set when the story has left it, or missing where a replica died
 *  just then. */
export type KeptPlace = Place & {
  readonly _id: string;
  readonly storyId: string;
  /** Not before this batch, and surely not from `until` on. */
  readonly since: number;
  readonly until?: number;
  readonly leftAt?: Date;
};

export type Place = {
  /** The story's topics, and the empty one, which stands for all stories. */
  readonly topics: readonly string[];
  /** ms, as all dates here. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly heat: number;
  readonly language: string;
  readonly sourceCount: number;
  readonly sourceIds: readonly string[];
};

type Placed = Pick<StoryCard, 'topics' | 'firstAt' | 'lastAt' | 'language' | 'sourceIds'>;

export function placeOf(story: Placed): Place {
  const lastAt = new Date(story.lastAt);
  const sourceCount = new Set(story.sourceIds).size;
  return {
    topics: ['', ...story.topics],
    firstAt: Date.parse(story.firstAt),
    lastAt: lastAt.getTime(),
    heat: storyHeat(sourceCount, lastAt),
    language: story.language,
    sourceCount,
    sourceIds: story.sourceIds,
  };
}

/** Ties stand in the order of these, which is that of their stories. */
export function placeId(storyId: string, revision: number): string {
  return `${storyId}@${revision}`;
}

/** Where the story stood in a snapshot; null: nowhere. */
export function placeIn({ _id, history }: KeptStory, snapshot: Snapshot): string | null {
  const revision = history.findLast(({ batch }) => isApplied(batch, snapshot))?.revision;
  return typeof revision === 'number' ? placeId(_id, revision) : null;
}

/** The places that the story has left by this batch, or by the one before, whose replica may have
 *  died before it could say so. Only what came before this batch: later ones may not be over. */
export function placesLeft({ _id, history }: KeptStory, batch: number): string[] {
  const own = history.findLastIndex((place) => place.batch === batch);
  return history
    .slice(Math.max(0, own - 2), Math.max(0, own))
    .flatMap(({ revision }) => (revision === null ? [] : placeId(_id, revision)));
}
