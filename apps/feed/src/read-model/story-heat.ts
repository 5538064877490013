const halfLifeMs = 12 * 60 * 60 * 1000;
/** More than there are milliseconds from the year 0 to the year 9999, the first and last that dates have. */
const aboveAll = 2 ** 49;

/**
 * How hot a story is: outlets · 2^(−age / 12 h), where `outlets` is how many of them reported it and `age` is the time since its latest article. Every doubling of outlets is worth twelve
 * hours: a story that eight outlets reported yesterday ranks below one that three report now.
 *
 * Written as the instant, in ms, at which a story of one outlet would be equally hot (the logarithm
 * of the formula, without the clock). So the order of stories changes when a story changes and not
 * as time goes by, and it can be stored in an index. After Reddit's "hot" order, which rests on the
 * same idea: https://github.com/reddit-archive/reddit/blob/master/r2/r2/lib/db/_sorts.pyx
 *
 * @param isPinned above all that are not, among those that are by the same formula
 */
export function storyHeat(outlets: number, lastAt: Date, isPinned = false): number {
  const heat = Math.round(lastAt.getTime() + halfLifeMs * Math.log2(Math.max(1, outlets)));
  return isPinned ? heat + aboveAll : heat;
}
