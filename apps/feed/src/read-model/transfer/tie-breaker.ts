/** A double distinguishes 4,096 parts of a millisecond until 2039. */
const maxTies = 4_096;

/** Carries the order of ties over from SQLite, where it is that of arrival, to MongoDB, where it is
 *  that of ids: what arrived later gets a later part of the same millisecond. Ties beyond the 4,096th
 *  fall back to the order of ids.
 *  @param rank in milliseconds
 *  @param tie how many of the same rank came before */
export function withTieBreaker(rank: number, tie: number): number {
  const within = rank + Math.min(tie, maxTies - 1) / maxTies;
  return within < rank + 1 ? within : rank;
}
