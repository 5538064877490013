import { logistic } from '../topics/fit-logistic.ts';
import {
  bridgeEvidenceNames,
  bridgeEvidenceWith,
  type BridgeEvidenceName,
} from './bridge/bridge-evidence.ts';
import { evidenceNames, evidenceWith, type Evidence, type EvidenceName } from './pair-evidence.ts';
import type { Profile } from './profile.ts';

/** A logistic regression over the evidence of two articles. */
export type PairWeights<Name extends string = EvidenceName> = {
  readonly bias: number;
  readonly weights: Readonly<Record<Name, number>>;
  /** The mean evidence of the pairs that the weights were learnt from: what is beyond it speaks. */
  readonly usual: Readonly<Record<Name, number>>;
};

/** How likely an article is of one story with others, 0 to 1: in news as it was sampled to train the
 *  weights. */
export type Likelihood = (other: Profile) => number;

export function sameStoryAs(article: Profile, weights: PairWeights): Likelihood {
  return likelihood(evidenceWith(article), probabilityBy(evidenceNames, weights));
}

/** Of articles in another language, by what is the same in both. */
export function sameStoryAcross(
  article: Profile,
  weights: PairWeights<BridgeEvidenceName>,
): Likelihood {
  return likelihood(bridgeEvidenceWith(article), probabilityBy(bridgeEvidenceNames, weights));
}

function likelihood(
  evidence: (other: Profile) => Evidence | null,
  probability: (found: Evidence) => number,
): Likelihood {
  return (other) => {
    const found = evidence(other);
    return found ? probability(found) : 0;
  };
}

/** What evidence of two articles, one number for each of the names, says of their being of one story, 0 to
 *  1. */
export function probabilityBy<Name extends string>(
  names: readonly Name[],
  { bias, weights }: PairWeights<Name>,
): (found: Evidence) => number {
  const inOrder = Float64Array.from(names, (name) => weights[name]);
  return (found) => {
    let logOdds = bias;
    for (let at = 0; at < found.length; at++)
      logOdds += (inOrder[at] as number) * (found[at] as number);
    return logistic(logOdds);
  };
}
