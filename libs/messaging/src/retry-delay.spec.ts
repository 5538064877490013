import { retryDelayMs } from './retry-delay.ts';

describe('retryDelayMs', () => {
  it.each([
    ['the first wait', 1, 0, 1_000],
    ['doubles', 3, 0, 4_000],
    ['stops growing', 30, 0, 60_000],
    ['is spread by a quarter', 1, 1, 750],
  ])('%s', (_, deliveries, random, expected) => {
    expect(retryDelayMs(deliveries, { firstMs: 1_000, maxMs: 60_000 }, random)).toBe(expected);
  });
});
