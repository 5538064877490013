import { agreement, tally, type Agreement } from './agreement.ts';

/** Of the pairs of items that were put together, the share that belongs together (precision), and of
 *  those that belong together, the share that was (recall): large stories count with the square of
 *  their size. */
export function pairwise(truth: readonly string[], groups: readonly string[]): Agreement {
  const both = pairsOf(truth.map((story, at) => `${story}\n${groups[at]}`));
  return agreement(share(both, pairsOf(groups)), share(both, pairsOf(truth)));
}

function pairsOf(labels: readonly string[]): number {
  return tally(labels)
    .values()
    .reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 1;
}
