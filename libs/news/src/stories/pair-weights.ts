import type { PairWeights } from './same-story.ts';

/** Of what speaks for one story and against it. Written by `npm run train -- stories`. */
export const pairWeights: PairWeights = {
  bias: -3.423,
  weights: {
    cosine: 5.285,
    leastTitleFound: 1.193,
    mostTitleFound: 1.982,
    otherNames: -0.3485,
    namesApart: 0.4179,
    namesInFrame: -3.174,
    numbersShared: 0.3925,
    hoursApart: -0.3179,
    undated: 0.5643,
    oneOutlet: -0.8386,
    length: -0.5855,
    lengthRatio: 0.6555,
    rarestThree: 0.9351,
    rarestOfTitles: 0.6345,
    rarestName: 1.577,
  },
};
