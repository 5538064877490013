import type { PairWeights } from '../same-story.ts';
import type { BridgeEvidenceName } from './bridge-evidence.ts';

/** Of what speaks for one story in two languages and against it. Written by `npm run train -- stories`. */
export const bridgeWeights: PairWeights<BridgeEvidenceName> = {
  bias: -3.461,
  usual: {
    cosine: 0.485,
    nameCosine: 0.5238,
    otherCosine: 0.3688,
    namesShared: 0.9233,
    rarestName: 0.5875,
    othersShared: 2.387,
    lesserShared: 0.6232,
    titleNamesShared: 0.3966,
    titleOthersShared: 0.9267,
    numbersShared: 0.1338,
    namesApart: 0.02325,
    leastTitleFound: 0.4122,
    mostTitleFound: 0.7104,
    length: 2.074,
    hoursApart: 2.791,
  },
  weights: {
    cosine: 1.846,
    nameCosine: 1.046,
    otherCosine: 5.901,
    namesShared: 0,
    rarestName: 0,
    othersShared: 0.1399,
    lesserShared: 0,
    titleNamesShared: 0.4523,
    titleOthersShared: 0.4229,
    numbersShared: 3.418,
    namesApart: -6.454,
    leastTitleFound: 1.946,
    mostTitleFound: 0,
    length: 1.508,
    hoursApart: -1.64,
  },
};
