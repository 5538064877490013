import type { HashedWords, LearntWeights } from './fit-adjustment.ts';
import { HashRows } from './hash-rows.ts';

/** What it adds to the log-odds of an article.
 *  @param hidden what the encoder makes of the article; empty without one */
export type ScoreAdjustment = (hidden: ArrayLike<number>, words: HashedWords) => number;

/** Makes the function that scores articles one after the other by one adjustment; `AdjustmentTable` does by
 *  several together. */
export function scoreAdjustment({ head, bias, hashes, weights }: LearntWeights): ScoreAdjustment {
  const rows = new HashRows(hashes);
  return (hidden, words) => {
    let sum = bias + dot(hidden, head);
    for (let n = 0; n < words.hashes.length; n++) {
      const row = rows.rowOf(words.hashes[n] as number);
      if (row >= 0) sum += (weights[row] as number) * (words.values[n] as number);
    }
    return sum;
  };
}

/** Of as many numbers as there are weights. */
export function dot(numbers: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) {
    sum += (numbers[at] as number) * (weights[at] as number);
  }
  return sum;
}
