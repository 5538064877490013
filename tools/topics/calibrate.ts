import { logistic, type Linear } from './learn.ts';

export type Outcome = { readonly score: number; readonly belongs: boolean };
export type Calibration = { readonly slope: number; readonly shift: number };

const steps = 3000;
const rate = 0.3;

/**
 * The logistic curve that turns scores into probabilities: Platt, "Probabilistic Outputs for
 * Support Vector Machines" (1999), by plain gradient descent. `outcomes` must come from articles
 * that the scoring model has not learnt from.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < steps; step++) {
    let towardsSlope = 0;
    let towardsShift = 0;
    for (const { score, belongs } of outcomes) {
      const error = logistic(slope * score + shift) - (belongs ? 1 : 0);
      towardsSlope += error * score;
      towardsShift += error;
    }
    slope -= (rate * towardsSlope) / outcomes.length;
    shift -= (rate * towardsShift) / outcomes.length;
  }
  return { slope, shift };
}

/**
 * The calibration with its 0.5 moved to where F1 is best: at probability F/2, where F is the F1
 * that can be had; Lipton, Elkan and Naryanaswamy, "Optimal Thresholding of Classifiers to
 * Maximize F1 Measure" (2014).
 */
export function forBestF1(
  outcomes: readonly Outcome[],
  { slope, shift }: Calibration,
): Calibration {
  const threshold = f1(outcomes, { slope, shift }) / 2;
  return { slope, shift: shift + Math.log((1 - threshold) / threshold) };
}

export function calibrated(model: Linear, { slope, shift }: Calibration): Linear {
  return {
    bias: model.bias * slope + shift,
    weights: model.weights.map((weight) => weight * slope),
  };
}

/** F1 of "score above 0" after calibration. */
export function f1(outcomes: readonly Outcome[], { slope, shift }: Calibration): number {
  let right = 0;
  let wrong = 0;
  for (const { score, belongs } of outcomes) {
    const said = slope * score + shift >= 0;
    if (said && belongs) right++;
    else if (said !== belongs) wrong++;
  }
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
}
