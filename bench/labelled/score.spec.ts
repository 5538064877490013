import { macroF1, scoreTopics } from './score.ts';

describe('scoreTopics', () => {
  const gold = [
    { topics: ['a'], maybe: [] },
    { topics: ['a', 'b'], maybe: [] },
    { topics: [], maybe: ['a'] },
    { topics: [], maybe: [] },
  ];
  const scores = scoreTopics(gold, [['a'], ['b'], ['a'], ['a']], ['a', 'b', 'c']);

  it.each<[reason: string, at: number, precision: number, recall: number, f1: number]>([
    ['one right, one missed, one wrong, one in doubt', 0, 1 / 2, 1 / 2, 1 / 2],
    ['all right', 1, 1, 1, 1],
    ['a topic nobody has', 2, 0, 0, 0],
  ])('%s', (_, at, precision, recall, f1) => {
    expect(scores[at]).toMatchObject({ precision, recall, f1 });
  });

  it('averages over topics', () => expect(macroF1(scores)).toBeCloseTo(0.5));
});
