import { thresholdFor, type TopicHead } from './topic-head.ts';

const head = (...thresholds: [number, number][]): TopicHead => ({
  topic: 'sport',
  language: 'vi',
  encoder: 'e1',
  weights: new Float32Array(),
  bias: 0,
  thresholds,
});

describe('thresholdFor', () => {
  const known = head([0.8, 0.3], [0.9, 0.5], [0.99, 0.95]);
  it.each<[reason: string, precision: number, threshold: number]>([
    ['a known one', 0.9, 0.5],
    ['between two', 0.85, 0.4],
    ['below the lowest', 0.5, 0.3],
    ['above the highest', 0.999, 0.95],
  ])('%s', (_, precision, threshold) =>
    expect(thresholdFor(known, precision)).toBeCloseTo(threshold),
  );

  it('is the precision itself where nothing is known', () =>
    expect(thresholdFor(head(), 0.9)).toBe(0.9));
});
