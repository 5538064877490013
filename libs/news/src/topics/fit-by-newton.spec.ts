import { fitByNewton } from './fit-by-newton.ts';
import { fitLogistic, type FitExample } from './fit-logistic.ts';

describe('fitByNewton', () => {
  const one = (at: number[], target: number, more: Partial<FitExample> = {}): FitExample => ({
    ...{ at, values: at.map((index) => 1 / (1 + index)), base: 0, target, weight: 1, ...more },
  });
  it.each<[reason: string, examples: FitExample[]]>([
    ['examples that agree', [one([0, 1], 1), one([0, 2], 1)]],
    ['examples that do not', [one([0], 1), one([0, 1], 0), one([0, 2], 0)]],
    ['a model that is sure already', [one([0], 0, { base: 6 }), one([0, 1], 1)]],
    ['shares in between', [one([0], 0.2), one([0, 1, 2], 0.9, { weight: 0.5 })]],
    ['nothing to learn', [one([0, 1], 0.5)]],
  ])('finds what fitLogistic finds, with %s', (_, examples) => {
    const decay = [0.1, 0.3, 0.05];
    const expected = fitLogistic(examples, decay);
    fitByNewton(examples, decay).forEach((weight, at) =>
      expect(weight).toBeCloseTo(expected[at] as number, 2),
    );
  });

  it('is at the minimum with thousands of examples, which fitLogistic does not reach', () => {
    const examples = Array.from({ length: 4_000 }, (_, n) =>
      one([0, 1 + (n % 7), 8 + (n % 11)], n % 7 < 2 || n % 11 === 3 ? 0.9 : 0.01, { base: -1 }),
    );
    const decay = new Array<number>(19).fill(0.05);
    const weights = fitByNewton(examples, decay);
    const slopes = decay.map((own, index) => own * (weights[index] as number));
    for (const { at, values, base, target } of examples) {
      const logit = Array.from(at).reduce(
        (sum, index, k) => sum + (weights[index] as number) * (values[k] as number),
        base,
      );
      const p = 1 / (1 + Math.exp(-logit));
      Array.from(at).forEach((index, k) => {
        slopes[index] = (slopes[index] as number) + (p - target) * (values[k] as number);
      });
    }
    for (const slope of slopes) expect(Math.abs(slope)).toBeLessThan(0.1);
  });
});
