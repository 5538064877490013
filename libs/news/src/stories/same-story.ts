import { logistic } from '../topics/fit-logistic.ts';
import {
  bridgeEvidenceNames,
  bridgeEvidenceWith,
  type BridgeEvidenceName,
} from './bridge/bridge-evidence.ts';
import { evidenceNames, evidenceWith, type EvidenceName } from './pair-evidence.ts';
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
  return likelihood(evidenceWith(article), evidenceNames, weights);
}

/** Of articles in another language, by what is the same in both. */
export function sameStoryAcross(
  article: Profile,
  weights: PairWeights<BridgeEvidenceName>,
): Likelihood {
  return likelihood(bridgeEvidenceWith(article), bridgeEvidenceNames, weights);
}

function likelihood<Name extends string>(
  evidence: (other: Profile) => Float64Array | null,
  names: readonly Name[],
  { bias, weights }: PairWeights<Name>,
): Likelihood {
  const inOrder = Float64Array.from(names, (name) => weights[name]);
  return (other) => {
    const found = evidence(other);
    return found ? logistic(logOdds(found, inOrder, bias)) : 0;
  };
}

/** @param evidence one number for each of the names, in order */
export function probability<Name extends string>(
  evidence: Float64Array,
  names: readonly Name[],
  { bias, weights }: PairWeights<Name>,
): number {
  return logistic(
    logOdds(
      evidence,
      Float64Array.from(names, (name) => weights[name]),
      bias,
    ),
  );
}

function logOdds(evidence: Float64Array, weights: Float64Array, bias: number): number {
  let sum = bias;
  for (let at = 0; at < evidence.length; at++)
    sum += (weights[at] as number) * (evidence[at] as number);
  return sum;
}
