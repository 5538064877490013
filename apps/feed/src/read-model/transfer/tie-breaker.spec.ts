import { withTieBreaker } from './tie-breaker.ts';

const now = Date.UTC(2026, 10, 26);

describe('a rank with its tie breaker', () => {
  it.each([
    ['today', now],
    ['before 1970', -now],
    ['as far as its double allows', Date.UTC(2039, 0, 1)],
  ])('keeps ties apart and inside their millisecond, %s', (_, rank) => {
    const ranks = Array.from({ length: 4_096 }, (__, tie) => withTieBreaker(rank, tie));
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(ranks[0]).toBe(rank);
    expect(ranks.at(-1)).toBeLessThan(rank + 1);
  });

  it.each([
    ['beyond the last tie that fits', now, 1_000_000],
    ['in the last year of ECMAScript', 8.64e15, 4_095],
  ])('stays inside its millisecond %s', (_, rank, tie) => {
    expect(withTieBreaker(rank, tie)).toBeGreaterThanOrEqual(rank);
    expect(withTieBreaker(rank, tie)).toBeLessThan(rank + 1);
  });
});
