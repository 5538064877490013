import { calibrate, thresholds, type Outcome } from './calibrate.ts';
import { logistic } from '../../libs/news/src/topics/fit-logistic.ts';
import { randomFrom } from './random.ts';

/** Scores whose true log-odds are 2 × score − 1. */
function outcomes(count: number): Outcome[] {
  const random = randomFrom(1);
  return Array.from({ length: count }, () => {
    const score = 6 * random() - 3;
    return { score, belongs: random() < logistic(2 * score - 1), weight: 1 };
  });
}

describe('calibrate', () => {
  it('finds the curve that the outcomes follow', () => {
    const { slope, shift } = calibrate(outcomes(20_000));
    expect(slope).toBeCloseTo(2, 1);
    expect(shift).toBeCloseTo(-1, 1);
  });

  it('leaves out what has no weight', () => {
    const wrong = outcomes(500).map((one) => ({ ...one, belongs: !one.belongs, weight: 0 }));
    expect(calibrate([...outcomes(500), ...wrong])).toEqual(calibrate(outcomes(500)));
  });

  it.each<[reason: string, known: Outcome[]]>([
    ['nothing', []],
    ['what is right throughout', [{ score: 3, belongs: true, weight: 1 }]],
  ])('stays finite knowing %s', (_, known) => {
    const { slope, shift } = calibrate(known);
    expect(Number.isFinite(slope) && Number.isFinite(shift)).toBe(true);
  });
});

describe('thresholds', () => {
  const scores = [0.99, 0.95, 0.9, 0.6, 0.1, 0.05];
  const known = new Map(thresholds(scores.map((score) => ({ score, likely: score }))));
  it.each<[reason: string, precision: number, score: number]>([
    ['as many as the wish allows', 0.85, 0.6],
    ['fewer for a higher one', 0.95, 0.95],
    ['none for one that no score reaches', 0.99, 0.99],
  ])('%s', (_, precision, score) => expect(known.get(precision)).toBe(score));

  it('goes by what was read where somebody has read it', () => {
    const wrong = [0.99, 0.98].map((score) => ({ score, likely: 0 }));
    const right = [0.9, 0.8, 0.7].map((score) => ({ score, likely: 1 }));
    expect(new Map(thresholds([...right, ...wrong])).get(0.6)).toBe(0.7);
  });
});
