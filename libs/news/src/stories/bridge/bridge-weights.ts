import type { PairWeights } from '../same-story.ts';
import type { BridgeEvidenceName } from './bridge-evidence.ts';

/** Of what speaks for one story in two languages and against it. Written by `npm run train -- stories`. */
export const bridgeWeights: PairWeights<BridgeEvidenceName> = {
  bias: -3.559,
  usual: {
    cosine: 0.4654,
    nameCosine: 0.5059,
    otherCosine: 0.3537,
    namesShared: 0.8857,
    rarestName: 0.5668,
    othersShared: 2.34,
    lesserShared: 0.6023,
    titleNamesShared: 0.3812,
    titleOthersShared: 0.8957,
    numbersShared: 0.1277,
    namesApart: 0.02196,
    leastTitleFound: 0.3982,
    mostTitleFound: 0.6914,
    length: 2.089,
    hoursApart: 2.831,
  },
  weights: {
    cosine: 2.092,
    nameCosine: 1.062,
    otherCosine: 5.753,
    namesShared: 0,
    rarestName: 0,
    othersShared: 0.1672,
    lesserShared: 0,
    titleNamesShared: 0.4061,
    titleOthersShared: 0.424,
    numbersShared: 3.401,
    namesApart: -6.09,
    leastTitleFound: 1.935,
    mostTitleFound: 0,
    length: 1.518,
    hoursApart: -1.639,
  },
};
