import type { PairWeights } from './same-story.ts';

/** Of what speaks for one story and against it. Written by `npm run train -- stories`. */
export const pairWeights: PairWeights = {
  bias: -2.983,
  weights: {
    cosine: 5.289,
    leastTitleFound: 1.675,
    mostTitleFound: 2.003,
    otherNames: -0.3744,
    namesApart: 0.4796,
    namesInFrame: -3.707,
    numbersShared: 0.4536,
    hoursApart: -0.2911,
    undated: 0.6683,
    oneOutlet: -0.9414,
    length: -0.7524,
    lengthRatio: 0.4635,
    rarestThree: 1.014,
    rarestOfTitles: 0.6051,
    rarestName: 1.609,
  },
};
