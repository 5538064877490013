/** What a logistic regression is fitted to: features by their index, each index once. */
export type FitExample = {
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Log-odds before anything is learnt. */
  readonly base: number;
  /** The probability that is to come out, 0 to 1. */
  readonly target: number;
  /** How much it counts. */
  readonly weight: number;
};

const mostPasses = 100;
/** Of a probability. */
const tolerance = 1e-3;

/**
 * The weights, one a feature, that added to the examples' log-odds bring out their targets best: the
 * least sum of the examples' cross-entropies and of half of each weight's square times its `decay`,
 * so that what many examples have in common takes the weight, not what one has alone. By dual
 * coordinate ascent (Yu, Huang and Lin, "Dual coordinate descent methods for logistic regression
 * and maximum entropy models", Machine Learning 85, 2011), always in the same order.
 */
export function fitLogistic(
  examples: readonly FitExample[],
  decay: ArrayLike<number>,
): Float64Array {
  const weights = new Float64Array(decay.length);
  // Target minus probability, which at the end both weights and probability agree on.
  const residuals = new Float64Array(examples.length);
  const lengths = examples.map(({ at, values, weight }) => {
    let sum = 0;
    for (let k = 0; k < at.length; k++) {
      sum += (values[k] as number) ** 2 / (decay[at[k] as number] as number);
    }
    return sum * weight;
  });
  for (let pass = 0; pass < mostPasses; pass++) {
    let farthest = 0;
    examples.forEach(({ at, values, base, target, weight }, n) => {
      let logit = base;
      for (let k = 0; k < at.length; k++) {
        logit += (values[k] as number) * (weights[at[k] as number] as number);
      }
      const before = residuals[n] as number;
      const residual = residualOf(target, before, logit, lengths[n] as number);
      const step = residual - before;
      farthest = Math.max(farthest, Math.abs(step));
      if (step === 0) return;
      residuals[n] = residual;
      for (let k = 0; k < at.length; k++) {
        const index = at[k] as number;
        weights[index] =
          (weights[index] as number) +
          (weight * step * (values[k] as number)) / (decay[index] as number);
      }
    });
    if (farthest < tolerance) break;
  }
  return weights;
}

/** The r for which r = target − logistic(logit + (r − before) · length), by Newton's method kept inside
 *  of a bracket. */
function residualOf(target: number, before: number, logit: number, length: number): number {
  let [low, high] = [target - 1, target];
  let residual = Math.min(high, Math.max(low, before));
  for (let round = 0; round < 30; round++) {
    const probability = logistic(logit + (residual - before) * length);
    const excess = residual - target + probability;
    if (Math.abs(excess) < 1e-6) break;
    if (excess > 0) high = residual;
    else low = residual;
    const next = residual - excess / (1 + length * probability * (1 - probability));
    residual = next > low && next < high ? next : (low + high) / 2;
  }
  return residual;
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
