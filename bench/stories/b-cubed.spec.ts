import { bCubed } from './b-cubed.ts';

const groups = (text: string) => [...text];

describe('bCubed', () => {
  const table: [reason: string, truth: string, found: string, precision: number, recall: number][] =
    [
      ['a perfect grouping under other names', 'aabb', 'xxyy', 1, 1],
      // Bagga & Baldwin 1998, figures 2 and 3: wrongly joining two large chains costs more.
      [
        'a small chain joined to a large one',
        'aaaaabbccccc',
        '111112233333'.replaceAll('2', '3'),
        16 / 21,
        1,
      ],
      ['two large chains joined', 'aaaaabbccccc', '111112211111', 7 / 12, 1],
      ['everything alone', 'aabb', 'wxyz', 1, 0.5],
      ['everything together', 'aabb', 'xxxx', 0.5, 1],
    ];
  test.each(table)('scores %s', (_, truth, found, precision, recall) => {
    const score = bCubed(groups(truth), groups(found));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
    expect(score.f1).toBeCloseTo((2 * precision * recall) / (precision + recall));
  });
});
