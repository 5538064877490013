import { fold } from '../../libs/news/src/fold.ts';
import type { Linear } from './learn.ts';

/** A model as phrases: their weights, and in how many articles each was. */
export type PhraseWeights = {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
  readonly frequency: ReadonlyMap<string, number>;
};

/** A form without marks that is this common among the phrases that fold to it is a word of its own
 *  ("trump", "nga"), not a word without its marks. */
const ownShare = 0.3;

export function asPhrases(
  model: Linear,
  phrases: readonly string[],
  frequency: Float64Array,
): PhraseWeights {
  return {
    bias: model.bias,
    weights: new Map(phrases.map((phrase, id) => [phrase, model.weights[id] as number])),
    frequency: new Map(phrases.map((phrase, id) => [phrase, frequency[id] as number])),
  };
}

/**
 * The model with what it would say of text without marks: a bare phrase weighs what the phrases
 * that it may stand for weigh on average, each as often as it occurs. "dai su" is nearly always
 * "đại sứ" and keeps its weight; "ban" may be any of ten words and says nothing.
 */
export function withBareForms({ bias, weights, frequency }: PhraseWeights): PhraseWeights {
  const sums = new Map<string, { weighted: number; count: number }>();
  for (const [phrase, weight] of weights) {
    const bare = fold(phrase);
    // One more than seen, so that keywords that never occurred have a say.
    const count = (frequency.get(phrase) ?? 0) + 1;
    const sum = sums.get(bare) ?? { weighted: 0, count: 0 };
    sums.set(bare, { weighted: sum.weighted + count * weight, count: sum.count + count });
  }
  const all = new Map(weights);
  const counts = new Map(frequency);
  for (const [bare, { weighted, count }] of sums) {
    if (weights.has(bare) && (frequency.get(bare) ?? 0) >= ownShare * count) continue;
    all.set(bare, weighted / count);
    counts.set(bare, count);
  }
  return { bias, weights: all, frequency: counts };
}
