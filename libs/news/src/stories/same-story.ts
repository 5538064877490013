import { logistic } from '../topics/fit-logistic.ts';
import { evidenceNames, evidenceWith, type Evidence, type EvidenceName } from './pair-evidence.ts';
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
export function sameStoryAs(article: Profile, weights: PairWeights): (other: Profile) => number {
  const evidence = evidenceWith(article);
  const probability = probabilityBy(weights);
  return (other) => {
    const found = evidence(other);
    return found ? probability(found) : 0;
  };
}

/** What evidence of two articles says of their being of one story, 0 to 1. */
export function probabilityBy({ bias, weights }: PairWeights): (found: Evidence) => number {
  const inOrder = evidenceNames.map((name) => weights[name]);
  return (found) => {
    let logOdds = bias;
    for (let at = 0; at < found.length; at++)
      logOdds += (inOrder[at] as number) * (found[at] as number);
    return logistic(logOdds);
  };
}
