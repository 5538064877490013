/** For how long a vote counts; then it is forgotten. */
export const voteLifeMs = 14 * 24 * 60 * 60 * 1000;

/** Votes that are kept in all; of more the oldest are forgotten before their time. */
export const mostVotes = 500_000;

/** What a reader says of a story. */
export type Vote = {
  readonly storyId: string;
  /** Tells a reader's votes on this story from others', and nothing of the reader: see `voterOf`. */
  readonly voter: string;
  /** The same for votes from one network on this story on one day. */
  readonly network: string;
  readonly useful: boolean;
};

/** How readers' votes on a story stand. */
export type Tally = {
  readonly storyId: string;
  /** Votes that say it was useful. */
  readonly useful: number;
  /** All votes. */
  readonly votes: number;
};

/** What voters and networks are made unrecognisable with; 32 random bytes each. */
export type VoteKeys = {
  /** The same for good. */
  readonly lasting: Buffer;
  /** Of this day in UTC alone. */
  readonly daily: Buffer;
};

/**
 * What readers said of stories. The agreement:
 *
 * - A voter has one vote: a later one takes its place, counts from then on, and stays in the network that
 *   the first came from.
 * - A vote counts for `voteLifeMs`, by the hour it was cast in, for which no finer time is kept, and for ten
 *   minutes more at the most.
 * - It is kept under the story that it was cast on. Which story answers for that one is the read model's
 *   to say, whatever becomes of merges.
 * - All replicas have the same keys, also after a restart. The key of a day is gone from the store with the
 *   first vote or tally of a later day, and no clock that is behind brings it back.
 */
export abstract class StoryVotes {
  /** Resolves when the vote is kept, and those of `instead`, the same reader's on stories that were merged
   *  into this one, are gone.
   *  @returns false where the network has `perNetwork` votes on this story already, and nothing changed;
   *    also when several come at once. A vote that takes the place of another is never refused. */
  abstract put(
    vote: Vote,
    bounds: { readonly perNetwork: number; readonly instead?: readonly string[] },
  ): Promise<boolean>;
  /** Resolves when none of these voters has a vote. */
  abstract takeBack(voters: readonly string[]): Promise<void>;
  /** Of the stories with the most useful votes, those first, ties by id; stories with no useful vote
   *  last. */
  abstract tallies(limit: number): Promise<readonly Tally[]>;
  abstract keys(): Promise<VoteKeys>;
}
