import type { Vector } from './vectors.ts';

export type Example = {
  readonly vector: Vector;
  /** How likely the article belongs to the topic, 0 to 1. */
  readonly target: number;
  /** How much the example counts; 0 leaves it out. */
  readonly weight: number;
};

export type Linear = { readonly bias: number; readonly weights: Float32Array };

export type Learning = {
  readonly epochs: number;
  /** Learning rate. */
  readonly alpha: number;
  /** Pulls weights that say little back to their prior, exactly. */
  readonly l1: number;
  readonly l2: number;
};

/**
 * Logistic regression by FTRL-Proximal, McMahan and others, "Ad Click Prediction: a View from the
 * Trenches" (KDD 2013), algorithm 1, for one topic. Weights are kept near `prior` (what the
 * keywords say) instead of near 0: a keyword that the training data never show keeps its weight.
 */
export function learn(
  examples: readonly Example[],
  prior: Float32Array,
  learning: Learning,
  random: () => number,
): Linear {
  const { alpha, l1, l2 } = learning;
  const z = new Float64Array(prior.length);
  const n = new Float64Array(prior.length);
  const weights = Float32Array.from(prior);
  let bias = -2;
  let biasSquares = 1;
  const order = Uint32Array.from(examples, (_, index) => index);
  for (let epoch = 0; epoch < learning.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index] as Example;
      if (example.weight === 0) continue;
      const { ids, values } = example.vector;
      const gradient =
        (logistic(rawScore(example.vector, { bias, weights })) - example.target) * example.weight;
      biasSquares += gradient * gradient;
      bias -= (alpha / Math.sqrt(biasSquares)) * gradient;
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] as number;
        const g = gradient * (values[at] as number);
        const old = n[id] as number;
        const squares = old + g * g;
        const delta = (weights[id] as number) - (prior[id] as number);
        const sum = (z[id] as number) + g - ((Math.sqrt(squares) - Math.sqrt(old)) / alpha) * delta;
        n[id] = squares;
        z[id] = sum;
        const away =
          Math.abs(sum) <= l1
            ? 0
            : -(sum - Math.sign(sum) * l1) / ((1 + Math.sqrt(squares)) / alpha + l2);
        weights[id] = (prior[id] as number) + away;
      }
    }
  }
  return { bias, weights };
}

export function rawScore(vector: Vector, model: Linear): number {
  const { ids, values } = vector;
  let sum = model.bias;
  for (let at = 0; at < ids.length; at++) {
    sum += (values[at] as number) * (model.weights[ids[at] as number] as number);
  }
  return sum;
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Fisher and Yates. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const value = order[at] as number;
    order[at] = order[other] as number;
    order[other] = value;
  }
}

/** Mulberry32 by Tommy Ettinger: the same numbers for the same seed, everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
