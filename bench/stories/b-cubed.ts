import { agreement, tally, type Agreement } from './agreement.ts';

/** How well a grouping matches the true one, averaged over items: of those in an item's group, the
 *  share that belongs there (precision), and of those that belong there, the share that is found
 *  (recall). Bagga & Baldwin, Algorithms for Scoring Coreference Chains, LREC 1998. */
export function bCubed(truth: readonly string[], groups: readonly string[]): Agreement {
  const inTruth = tally(truth);
  const inGroup = tally(groups);
  const pairs = truth.map((story, at) => `${story}\n${groups[at]}`);
  const inBoth = tally(pairs);
  let precision = 0;
  let recall = 0;
  pairs.forEach((pair, at) => {
    const both = inBoth.get(pair) ?? 0;
    precision += both / (inGroup.get(groups[at] ?? '') ?? 1) / pairs.length;
    recall += both / (inTruth.get(truth[at] ?? '') ?? 1) / pairs.length;
  });
  return agreement(precision, recall);
}
