import { logistic } from '../topics/fit-logistic.ts';
import { evidenceNames, evidenceWith, type EvidenceName } from './pair-evidence.ts';
import type { Profile } from './profile.ts';

/** A logistic regression over the evidence of two articles. */
export type PairWeights = {
  readonly bias: number;
  readonly weights: Readonly<Record<EvidenceName, number>>;
  /** The mean evidence of the pairs that the weights were learnt from: what is beyond it speaks. */
  readonly usual: Readonly<Record<EvidenceName, number>>;
};

/** How likely an article is of one story with others, 0 to 1: in news as it was sampled to train the
 *  weights. */
export function sameStoryAs(
  article: Profile,
  { bias, weights }: PairWeights,
): (other: Profile) => number {
  const evidence = evidenceWith(article);
  const inOrder = evidenceNames.map((name) => weights[name]);
  return (other) => {
    const found = evidence(other);
    if (!found) return 0;
    let logOdds = bias;
    for (let at = 0; at < found.length; at++)
      logOdds += (inOrder[at] as number) * (found[at] as number);
    return logistic(logOdds);
  };
}
