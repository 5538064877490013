import type { StoryEntry } from '@newsline/news/grouping';

/** What brought an article into its story: it opened it, was like an article of it (`like`, by id; `score`:
 *  0 to 1, as `Placement` has it), or was moved by the correction `id`, an operator's or the program's own. */
export type Decided =
  | { readonly by: 'opened' }
  | { readonly by: 'likeness'; readonly score: number; readonly like: string }
  | { readonly by: 'correction' | 'regrouping'; readonly id: string };

/** An article as its story needs it. */
export type Member = {
  readonly articleId: string;
  readonly version: number;
  readonly storyId: string;
  readonly language: string;
  readonly title: string;
  readonly sourceId: string;
  /** Who speaks: the article's outlet, its source where it is of none. Missing, as the next three, in what
   *  an earlier version stored. */
  readonly outlet?: string;
  readonly attribution?: readonly string[];
  /** Whether its publisher calls it advertising. */
  readonly isPromotion?: boolean;
  /** Of its text, see `textSketch`. Null: too short to compare. */
  readonly sketch?: string | null;
  /** Other outlets' articles of its story that it was found to be like; missing where there are none. */
  readonly nearDuplicates?: readonly { readonly articleId: string; readonly likeness: number }[];
  readonly publishedAt: string;
  readonly topics: readonly string[];
  /** Of the `article.relabelled` that the topics are from; missing where they came with the article. */
  readonly topicsRevision?: number;
  /** How often it was moved to another story; missing: never. */
  readonly moves?: number;
  /** Missing in what an earlier version stored. */
  readonly decided?: Decided;
  /** What the grouper remembers of it. */
  readonly entry: StoryEntry;
};

/** Who speaks in it. */
export function voiceOf({ outlet, sourceId }: Member): string {
  return outlet ?? sourceId;
}

/** The order of a story's members: by date, of equal ones as they were placed. */
export function earliestFirst(a: Member, b: Member): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.entry.sequence - b.entry.sequence;
}

/** What one batch does to the stories. */
export type StoryChanges = {
  /** New or changed members; their stories are among `revisions`. */
  readonly members: readonly Member[];
  /** Articles that leave, up to this version; also ones that have not arrived yet. */
  readonly withdrawn: readonly { readonly articleId: string; readonly version: number }[];
  /** Stories that changed, with their new revisions. */
  readonly revisions: ReadonlyMap<string, number>;
};

/**
 * Which article is in which story. The agreement:
 *
 * - A story has one writer at a time. A member takes the place of an earlier version of itself, and of
 *   the same version that was moved less often, or in the same story with topics of a lower revision or
 *   of none.
 * - `save` writes the revisions before the articles, and each article whole. One that is interrupted
 *   may have been written in part. Decide the batch again then, on what is there: an article that was
 *   saved has its story and the revision that came with it, any other is placed anew under a later one.
 */
export abstract class StoryStore {
  /** Members by article id; those that are not known are left out. */
  abstract members(articleIds: readonly string[]): Promise<ReadonlyMap<string, Member>>;
  /** The members of each story, earliest first. Stories that are not known are left out. */
  abstract stories(storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>>;
  abstract revisions(storyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Up to which version these articles were withdrawn; those that were not are left out. */
  abstract withdrawn(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  abstract save(changes: StoryChanges): Promise<void>;
  /** The entries to restore a grouper from: the latest `limit`, in any order. */
  abstract latestEntries(limit: number): Promise<readonly StoryEntry[]>;
}
