import { logistic, type FitExample } from './fit-logistic.ts';

const mostSteps = 30;
const mostTurns = 50;
/** Of the length of the slope at the beginning. */
const tolerance = 1e-4;

/** Sparse rows: of row n the entries from `starts[n]` on. */
type Rows = {
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly values: Float64Array;
};

/**
 * The weights that `fitLogistic` gives, for thousands of examples, where going from one to the next takes too
 * many passes: by Newton's method, each step by conjugate gradients (Lin, Weng and Keerthi, "Trust
 * Region Newton Method for Large-Scale Logistic Regression", JMLR 9, 2008; halved instead of trusted).
 * Every `decay` is above 0 and finite.
 */
export function fitByNewton(
  examples: readonly FitExample[],
  decay: ArrayLike<number>,
): Float64Array {
  const rows = rowsOf(examples);
  const size = decay.length;
  let weights = new Float64Array(size);
  let logits = Float64Array.from(examples, ({ base }) => base);
  let loss = lossOf(examples, logits, weights, decay);
  let first = 0;
  for (let step = 0; step < mostSteps; step++) {
    const pulls = new Float64Array(examples.length);
    const curves = new Float64Array(examples.length);
    examples.forEach(({ target, weight }, n) => {
      const p = logistic(logits[n] as number);
      pulls[n] = weight * (target - p);
      curves[n] = weight * p * (1 - p);
    });
    const descent = transposed(rows, pulls, size);
    for (let k = 0; k < size; k++) at(descent, k, -(decay[k] as number) * (weights[k] as number));
    const slope = Math.sqrt(dot(descent, descent));
    if (step === 0) first = slope;
    if (slope <= tolerance * first) break;
    const move = newtonStep(rows, curves, decay, descent);
    const along = product(rows, move);
    let share = 1;
    for (; share > 1e-4; share /= 2) {
      const nextWeights = weights.map((one, k) => one + share * (move[k] as number));
      const nextLogits = logits.map((one, n) => one + share * (along[n] as number));
      const nextLoss = lossOf(examples, nextLogits, nextWeights, decay);
      if (nextLoss >= loss) continue;
      [weights, logits, loss] = [nextWeights, nextLogits, nextLoss];
      break;
    }
    if (share <= 1e-4) break;
  }
  return weights;
}

/** Solves (XᵀCX + D)·step = descent. */
function newtonStep(
  rows: Rows,
  curves: Float64Array,
  decay: ArrayLike<number>,
  descent: Float64Array,
): Float64Array {
  const size = descent.length;
  const diagonal = Float64Array.from(decay);
  for (let n = 0; n < curves.length; n++) {
    for (let k = rows.starts[n] as number; k < (rows.starts[n + 1] as number); k++) {
      at(diagonal, rows.at[k] as number, (curves[n] as number) * (rows.values[k] as number) ** 2);
    }
  }
  const step = new Float64Array(size);
  const rest = descent.slice();
  const scaled = rest.map((one, k) => one / (diagonal[k] as number));
  const direction = scaled.slice();
  let energy = dot(rest, scaled);
  const enough = 0.01 * energy;
  for (let turn = 0; turn < mostTurns && energy > enough; turn++) {
    const image = transposed(
      rows,
      product(rows, direction).map((one, n) => one * (curves[n] as number)),
      size,
    );
    for (let k = 0; k < size; k++) at(image, k, (decay[k] as number) * (direction[k] as number));
    const length = energy / dot(direction, image);
    for (let k = 0; k < size; k++) {
      at(step, k, length * (direction[k] as number));
      at(rest, k, -length * (image[k] as number));
      scaled[k] = (rest[k] as number) / (diagonal[k] as number);
    }
    const next = dot(rest, scaled);
    for (let k = 0; k < size; k++) {
      direction[k] = (scaled[k] as number) + (next / energy) * (direction[k] as number);
    }
    energy = next;
  }
  return step;
}

function lossOf(
  examples: readonly FitExample[],
  logits: Float64Array,
  weights: Float64Array,
  decay: ArrayLike<number>,
): number {
  let loss = 0;
  examples.forEach(({ target, weight }, n) => {
    const logit = logits[n] as number;
    // ln(1 + e^logit), without overflow.
    const softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
    loss += weight * (softplus - target * logit);
  });
  for (let k = 0; k < weights.length; k++) {
    loss += ((decay[k] as number) * (weights[k] as number) ** 2) / 2;
  }
  return loss;
}

function rowsOf(examples: readonly FitExample[]): Rows {
  const starts = new Int32Array(examples.length + 1);
  examples.forEach((one, n) => (starts[n + 1] = (starts[n] as number) + one.at.length));
  const entries = starts[examples.length] as number;
  const rows = { starts, at: new Int32Array(entries), values: new Float64Array(entries) };
  examples.forEach((one, n) => {
    rows.at.set(one.at, starts[n]);
    rows.values.set(one.values, starts[n]);
  });
  return rows;
}

function product({ starts, at: columns, values }: Rows, vector: Float64Array): Float64Array {
  const result = new Float64Array(starts.length - 1);
  for (let n = 0; n < result.length; n++) {
    let sum = 0;
    for (let k = starts[n] as number; k < (starts[n + 1] as number); k++) {
      sum += (values[k] as number) * (vector[columns[k] as number] as number);
    }
    result[n] = sum;
  }
  return result;
}

function transposed(
  { starts, at: columns, values }: Rows,
  vector: Float64Array,
  size: number,
): Float64Array {
  const result = new Float64Array(size);
  for (let n = 0; n < vector.length; n++) {
    const factor = vector[n] as number;
    for (let k = starts[n] as number; k < (starts[n + 1] as number); k++) {
      at(result, columns[k] as number, factor * (values[k] as number));
    }
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** Adds to one place. */
function at(vector: Float64Array, place: number, value: number): void {
  vector[place] = (vector[place] as number) + value;
}
