import { logistic } from '../../libs/news/src/topics/fit-logistic.ts';

/** A score as log-odds, and whether the label was right. */
export type Outcome = {
  readonly score: number;
  readonly belongs: boolean;
  readonly weight: number;
};
/** The log-odds to be right are `slope` × score + `shift`. */
export type Calibration = { readonly slope: number; readonly shift: number };

const steps = 50;
/** Keeps the slope near 1 where hardly anything is known. */
const ridge = 1;

/**
 * The logistic curve that turns scores into probabilities: Platt, "Probabilistic Outputs for Support
 * Vector Machines" (1999), by Newton's method. `outcomes` must come from articles that the scoring
 * model has not learnt from.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < steps; step++) {
    let [towardsSlope, towardsShift] = [ridge * (slope - 1), 0];
    let [ss, sb, bb] = [ridge, 0, 1e-9];
    for (const { score, belongs, weight } of outcomes) {
      const p = logistic(slope * score + shift);
      const error = weight * (p - (belongs ? 1 : 0));
      const spread = weight * p * (1 - p);
      towardsSlope += error * score;
      towardsShift += error;
      ss += spread * score * score;
      sb += spread * score;
      bb += spread;
    }
    const determinant = ss * bb - sb * sb;
    if (determinant <= 0) break;
    slope -= (bb * towardsSlope - sb * towardsShift) / determinant;
    shift -= (ss * towardsShift - sb * towardsSlope) / determinant;
  }
  return { slope, shift };
}

/** The precisions that thresholds are kept for. */
const precisions = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99];

/** An article of the natural mix: what a model makes of it, and how likely the label is right. */
export type Expectation = { readonly score: number; readonly likely: number };

/** For each precision the lowest score from which on that share of the labels is expected to be right. */
export function thresholds(mix: readonly Expectation[]): [precision: number, score: number][] {
  const sorted = mix.toSorted((a, b) => b.score - a.score);
  return precisions.map((precision) => {
    let sum = 0;
    let threshold = 1;
    for (const [at, { score, likely }] of sorted.entries()) {
      sum += likely;
      if (sum / (at + 1) >= precision) threshold = score;
    }
    return [precision, Number(threshold.toFixed(3))];
  });
}
