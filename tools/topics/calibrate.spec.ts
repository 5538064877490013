import { calibrate, calibrated, f1, forBestF1, type Outcome } from './calibrate.ts';
import { logistic, randomFrom } from './learn.ts';

/** Scores whose true log-odds are 2 × score − 1. */
function outcomes(): Outcome[] {
  const random = randomFrom(1);
  return Array.from({ length: 20_000 }, () => {
    const score = 6 * random() - 3;
    return { score, belongs: random() < logistic(2 * score - 1) };
  });
}

describe('calibrate', () => {
  it('finds the curve that the outcomes follow', () => {
    const { slope, shift } = calibrate(outcomes());
    expect(slope).toBeCloseTo(2, 0);
    expect(shift).toBeCloseTo(-1, 0);
  });

  it('moved for the best F1, scores no worse', () => {
    const seen = outcomes();
    const calibration = calibrate(seen);
    expect(f1(seen, forBestF1(seen, calibration))).toBeGreaterThanOrEqual(f1(seen, calibration));
  });

  it('carries over to the model', () => {
    const model = calibrated({ bias: 1, weights: Float32Array.of(3) }, { slope: 2, shift: -1 });
    expect(model).toEqual({ bias: 1, weights: Float32Array.of(6) });
  });
});
