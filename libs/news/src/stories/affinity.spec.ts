import { affinityTo } from './affinity.ts';
import { defaultStorySettings as settings } from './settings.ts';
import { termVector } from './term-vector.ts';

const noon = Date.UTC(2026, 4, 4, 12);
const day = 86_400_000;

/** An article of `terms` terms, the first `common` of which every such article has. */
function article(own: number, terms: number, common: number, publishedAt: number | null = noon) {
  const hashes = Int32Array.from({ length: terms }, (_, at) =>
    at < common ? at : own * 1000 + at,
  );
  return {
    vector: termVector({ terms: hashes, weights: new Float64Array(terms).fill(1) }, terms),
    publishedAt,
  };
}
const between = (terms: number, share: number, apartMs: number | null = 0) =>
  affinityTo(
    article(1, terms, terms * share),
    settings,
  )(article(2, terms, terms * share, apartMs === null ? null : noon + apartMs));

describe('affinityTo', () => {
  it('is one half at the cosine that the settings name, for articles of 64 terms', () => {
    expect(between(64, Math.round(64 * settings.midpoint) / 64)).toBeCloseTo(0.5, 1);
  });

  it('is 0 without anything in common, and nearly 1 for the same text', () => {
    expect(between(64, 0)).toBe(0);
    expect(between(64, 1)).toBeGreaterThan(0.99);
    expect(between(0, 0)).toBe(0);
  });

  it('counts the same share for more in long articles, which share little by chance', () => {
    expect(between(160, 0.2)).toBeGreaterThan(0.6);
    expect(between(20, 0.2)).toBeLessThan(0.3);
  });

  it('fades with the days between, in either direction, and is gone when they are over', () => {
    const fresh = between(64, 0.25);
    expect(between(64, 0.25, 3 * day)).toBeLessThan(fresh);
    expect(between(64, 0.25, -3 * day)).toBe(between(64, 0.25, 3 * day));
    expect(between(64, 1, settings.fadeDays * day)).toBe(0);
    expect(between(64, 1, 100 * day)).toBe(0);
  });

  it('does not fade when a date is unknown', () => {
    expect(between(64, 0.25, null)).toBe(between(64, 0.25));
  });
});
