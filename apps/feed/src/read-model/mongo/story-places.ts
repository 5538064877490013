import type { StoryPreview } from '../news-read-model.ts';
import { storyHeat } from '../story-heat.ts';
import { outletCount } from '../story-outlets.ts';
import { isApplied, type Snapshot } from './snapshot-registry.ts';

/** A traversal of stories may go on for this long. */
export const traversalMs = 24 * 60 * 60 * 1000;
/** Former places are stored for that long, and an hour more for clocks that differ. */
export const forgetAfterMs = 25 * 60 * 60 * 1000;

/** A story as it is stored. Its history decides where it stands; a `StoryPlaceRecord` only serves to
 *  find it. */
export type StoryRecord = {
  readonly _id: string;
  readonly revision: number;
  /** Null: over; stays so that a late revision cannot revive it. */
  readonly card: Omit<StoryPreview, 'headlineArticle'> | null;
  readonly here: boolean;
  /** Where its articles went; only of one that is over. */
  readonly mergedInto?: string;
  /** The places it has had, the present one last. */
  readonly history: readonly {
    /** The batch that moved it there. */
    readonly batch: number;
    /** ms */
    readonly at: number;
    /** The story's revision, part of the place's id; null: no place, as the story was over or muted. */
    readonly revision: number | null;
  }[];
};

/** Where a story stands in the order of stories, from one revision on. Immutable except for `until`
 *  and `leftAt`, which are set when the story has left, and missing where a replica died just then. */
export type StoryPlaceRecord = StoryPlace & {
  readonly _id: string;
  readonly storyId: string;
  /** Valid from this batch at the earliest, until `until` at the latest. */
  readonly since: number;
  readonly until?: number;
  readonly leftAt?: Date;
};

export type StoryPlace = {
  /** The story's topics, and the empty one, which stands for all stories. */
  readonly topics: readonly string[];
  /** ms, as all dates here. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly heat: number;
  /** One alone in what an earlier version stored. */
  readonly language: readonly string[];
  /** Outlets. */
  readonly sourceCount: number;
  readonly sourceIds: readonly string[];
};

type Placed = Pick<
  StoryPreview,
  'topics' | 'firstAt' | 'lastAt' | 'language' | 'otherHeadlines' | 'sourceIds' | 'heat'
> &
  Partial<Pick<StoryPreview, 'outlets' | 'pinned'>>;

export function placeOf(story: Placed): StoryPlace {
  return {
    topics: ['', ...story.topics],
    firstAt: Date.parse(story.firstAt),
    lastAt: Date.parse(story.lastAt),
    heat: storyHeat(story),
    language: [story.language, ...(story.otherHeadlines ?? []).map(({ language }) => language)],
    sourceCount: outletCount(story),
    sourceIds: story.sourceIds,
  };
}

/** Ties are ordered by this, so by their stories' ids. */
export function placeId(storyId: string, revision: number): string {
  return `${storyId}@${revision}`;
}

/** Where the story stood in a snapshot; null: nowhere. */
export function placeIn({ _id, history }: StoryRecord, snapshot: Snapshot): string | null {
  const revision = history.findLast(({ batch }) => isApplied(batch, snapshot))?.revision;
  return typeof revision === 'number' ? placeId(_id, revision) : null;
}

/** The places that the story left in this batch, and in the one before, whose replica may have died
 *  before it marked them. Only places from before this batch: later batches may still be open. */
export function formerPlaces({ _id, history }: StoryRecord, batch: number): string[] {
  const own = history.findLastIndex((place) => place.batch === batch);
  return history
    .slice(Math.max(0, own - 2), Math.max(0, own))
    .flatMap(({ revision }) => (revision === null ? [] : placeId(_id, revision)));
}
