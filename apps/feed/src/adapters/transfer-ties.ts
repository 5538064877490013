/** As many as there is room for: a double tells 4,096 parts of a millisecond apart until 2039. */
const mostTies = 4_096;

/** A rank in milliseconds as an order in MongoDB has it that goes on from one in SQLite. There, ties
 *  stand in the order of arrival, here in that of ids; so what came later gets a later part of the
 *  same millisecond. Ties beyond those that there is room for stand in the order of ids.
 *  @param tie how many of the same rank came before */
export function tied(rank: number, tie: number): number {
  const within = rank + Math.min(tie, mostTies - 1) / mostTies;
  return within < rank + 1 ? within : rank;
}
