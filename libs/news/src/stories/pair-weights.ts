import type { PairWeights } from './same-story.ts';

/** Of what speaks for one story and against it. Written by `npm run train -- stories`. */
export const pairWeights: PairWeights = {
  bias: -3.003,
  weights: {
    cosine: 5.274,
    leastTitleFound: 1.647,
    mostTitleFound: 2.008,
    otherNames: -0.3763,
    namesApart: 0.4768,
    namesInFrame: -3.678,
    numbersShared: 0.448,
    hoursApart: -0.2906,
    undated: 0.6674,
    oneOutlet: -0.9368,
    length: -0.7453,
    lengthRatio: 0.4681,
    rarestThree: 1.013,
    rarestOfTitles: 0.6086,
    rarestName: 1.6,
  },
};
