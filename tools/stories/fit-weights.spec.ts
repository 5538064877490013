import { evidenceNames, likenesses } from '../../libs/news/src/stories/pair-evidence.ts';
import { fitWeights } from './fit-weights.ts';
import type { PairExample } from './pair-examples.ts';

const evidence = { names: evidenceNames, likenesses };

/** Same where the cosine is above a half; all else is noise. */
function examples(count: number): PairExample[] {
  let state = 7;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return Array.from({ length: count }, () => {
    const evidence = Float64Array.from(evidenceNames, next);
    return { evidence, isSame: (evidence[0] as number) > 0.5, weight: 1 };
  });
}

describe('fitWeights', () => {
  const weights = fitWeights(examples(2_000), evidence);

  it('finds what decides', () => {
    const { cosine, ...others } = weights.weights;
    expect(cosine).toBeGreaterThan(10);
    expect(Math.max(...Object.values(others).map(Math.abs))).toBeLessThan(1);
    expect(weights.bias / cosine).toBeCloseTo(-0.5, 0);
  });

  it('gives the same for the same', () => {
    expect(fitWeights(examples(2_000), evidence)).toEqual(weights);
  });
});
