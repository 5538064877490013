import { fitLogistic, logistic, type FitExample } from './fit-logistic.ts';

function example(at: number[], target: number, more: Partial<FitExample> = {}): FitExample {
  return { at, values: at.map(() => 1), base: 0, target, weight: 1, ...more };
}

/** The slope of what is minimised, by each weight: 0 at the minimum. */
function slopes(examples: readonly FitExample[], decay: readonly number[], weights: Float64Array) {
  return decay.map((one, index) =>
    examples.reduce(
      (sum, { at, values, base, target, weight }) => {
        const own = Array.from(at).indexOf(index);
        if (own < 0) return sum;
        const logit = Array.from(at).reduce(
          (total, other, k) => total + (weights[other] ?? 0) * (values[k] ?? 0),
          base,
        );
        return sum + weight * (logistic(logit) - target) * (values[own] ?? 0);
      },
      one * (weights[index] ?? 0),
    ),
  );
}

describe('fitLogistic', () => {
  it.each<[reason: string, examples: FitExample[], decay: number[]]>([
    ['one example', [example([0], 1)], [0.5]],
    ['examples that agree', [example([0, 1], 1), example([0, 2], 1)], [0.1, 0.1, 0.3]],
    ['examples that do not', [example([0], 1), example([0], 0), example([0], 0)], [0.1]],
    ['a model that is sure already', [example([0], 0, { base: 6 }), example([0, 1], 1)], [0.1, 1]],
    ['shares in between', [example([0], 0.2), example([0, 1], 0.9, { weight: 0.5 })], [0.1, 0.2]],
    ['values of their own', [example([0, 1], 1, { values: [0.5, 3] })], [0.02, 0.02]],
  ])('is at the minimum with %s', (_, examples, decay) => {
    const weights = fitLogistic(examples, decay);
    for (const slope of slopes(examples, decay, weights))
      expect(Math.abs(slope)).toBeLessThan(0.01);
  });

  it('gives the weight to what examples have in common', () => {
    const examples = [1, 2, 3, 4].map((own) => example([0, own], 1, { base: -3 }));
    const [common = 0, ...others] = fitLogistic(examples, [0.1, 0.1, 0.1, 0.1, 0.1]);
    for (const other of others) expect(common).toBeGreaterThan(3 * other);
  });

  it('leaves alone what is right', () => {
    const examples = [example([0], 1, { base: 9 }), example([1], 0, { base: -9 })];
    for (const weight of fitLogistic(examples, [0.1, 0.1]))
      expect(Math.abs(weight)).toBeLessThan(0.01);
  });

  it('gives no weight to what may have none', () => {
    expect(fitLogistic([example([0, 1], 1)], [0.1, Infinity])[1]).toBe(0);
  });
});
