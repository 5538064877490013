import { wilsonLowerBound } from './wilson.ts';

describe('the lower bound of the share', () => {
  it.each([
    ['no votes', 0, 0, 0],
    ['none of three', 0, 3, 0],
    ['one of one', 1, 1, 0.2065],
    ['three of three', 3, 3, 0.4385],
    ['two of three', 2, 3, 0.2077],
    ['half of many', 500, 1000, 0.469],
    ['all of many', 1000, 1000, 0.9962],
  ])('of %s', (_reason, useful, votes, expected) => {
    expect(wilsonLowerBound(useful, votes)).toBeCloseTo(expected, 3);
  });

  it('is the share that is 1.96 of its own standard deviations below what was seen', () => {
    for (const [useful, votes] of [
      [1, 3],
      [2, 3],
      [7, 9],
      [90, 100],
      [5, 1000],
    ] as const) {
      const bound = wilsonLowerBound(useful, votes);
      const deviation = Math.sqrt((bound * (1 - bound)) / votes);
      expect(useful / votes - bound).toBeCloseTo(1.96 * deviation, 10);
    }
  });

  it('grows with useful votes and falls with others', () => {
    for (const votes of [3, 10, 100])
      for (let useful = 0; useful < votes; useful++) {
        const bound = wilsonLowerBound(useful, votes);
        expect(wilsonLowerBound(useful + 1, votes + 1)).toBeGreaterThan(bound);
        expect(wilsonLowerBound(useful, votes + 1)).toBeLessThanOrEqual(bound);
        expect(bound).toBeLessThanOrEqual(useful / votes);
      }
  });
});
