import { ceaf } from './ceaf.ts';

const groups = (text: string) => [...text];

describe('ceaf', () => {
  const table: [reason: string, truth: string, found: string, precision: number, recall: number][] =
    [
      ['a perfect grouping under other names', 'aabb', 'xxyy', 1, 1],
      ['everything together', 'aabb', 'xxxx', 2 / 3, 1 / 3],
    ];
  test.each(table)('scores %s', (_, truth, found, precision, recall) => {
    const score = ceaf(groups(truth), groups(found));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
  });

  it('matches stories so that the whole agrees best, not one after the other', () => {
    // Alone, a and x are the most alike (8/13); but then b, which is in x, would be left with nothing.
    const { precision } = ceaf(groups('aaaaaabbb'), groups('xxxxyyxxx'));
    expect(precision).toBeCloseTo((4 / 8 + 6 / 10) / 2);
  });
});
