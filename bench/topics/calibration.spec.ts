import { calibrationError, reliability, saidOf } from './calibration.ts';

const said = (score: number, right: number, of: number) =>
  Array.from({ length: of }, (_, at) => ({ score, isRight: at < right }));

describe('calibrationError', () => {
  it.each<[reason: string, of: ReturnType<typeof said>, error: number]>([
    ['four in five right at 0.8', said(0.8, 4, 5), 0],
    ['all right at 0.8', said(0.8, 5, 5), 0.2],
    ['half the articles are off by 0.4', [...said(0.5, 1, 10), ...said(0.1, 1, 10)], 0.2],
  ])('%s', (_, of, error) => expect(calibrationError(of)).toBeCloseTo(error));
});

describe('reliability', () => {
  it('leaves out steps that nothing fell into', () => {
    expect(reliability([...said(1, 2, 2), ...said(0.05, 0, 4)])).toEqual([
      { from: 0, count: 4, said: 0.05, right: 0 },
      { from: 0.9, count: 2, said: 1, right: 1 },
    ]);
  });
});

describe('saidOf', () => {
  it('leaves out what is arguable and takes what is not said for 0', () => {
    const gold = [
      { topics: ['a'], maybe: [] },
      { topics: [], maybe: ['a'] },
      { topics: [], maybe: [] },
    ];
    expect(saidOf(gold, [new Map([['a', 0.7]]), new Map([['a', 0.9]]), new Map()], 'a')).toEqual([
      { score: 0.7, isRight: true },
      { score: 0, isRight: false },
    ]);
  });
});
