import { pairwise } from './pairwise.ts';

const groups = (text: string) => [...text];

describe('pairwise', () => {
  const table: [reason: string, truth: string, found: string, precision: number, recall: number][] =
    [
      ['a perfect grouping under other names', 'aabb', 'xxyy', 1, 1],
      ['everything together', 'aabb', 'xxxx', 1 / 3, 1],
      ['everything alone', 'aabb', 'wxyz', 1, 0],
      ['one of three elsewhere', 'aaab', 'xxyy', 1 / 2, 1 / 3],
    ];
  test.each(table)('scores %s', (_, truth, found, precision, recall) => {
    const score = pairwise(groups(truth), groups(found));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
  });
});
