import { chanceOf, evaluationOf, rightAlone, type Outcome } from './evaluation.ts';

const outcome = (topic: string, belongs: boolean, ...given: boolean[]): Outcome => ({
  ...{ topic, belongs, given },
});
const outcomes = [
  outcome('a', true, true, true),
  outcome('a', true, false, true),
  outcome('a', false, true, false),
  outcome('b', true, false, false),
  outcome('b', false, false, true),
];

describe('evaluationOf', () => {
  const evaluation = evaluationOf(outcomes, 0);

  it('counts by topic and in all', () => {
    expect(evaluation.topics).toEqual({
      a: { precision: 0.5, recall: 0.5, f1: 0.5, judged: 3, belonging: 2 },
      b: { precision: 0, recall: 0, f1: 0, judged: 2, belonging: 1 },
    });
    expect(evaluation.all).toMatchObject({ precision: 0.5, recall: 1 / 3, f1: 0.4, judged: 5 });
  });

  it('is nothing of nothing', () => {
    expect(evaluationOf([], 0)).toMatchObject({ topics: {}, all: { f1: 0, judged: 0 } });
  });
});

describe('two models', () => {
  it('are compared where one of them is right', () => expect(rightAlone(outcomes)).toEqual([1, 2]));

  it.each<[reason: string, righted: number, wronged: number, chance: number]>([
    ['no difference', 0, 0, 1],
    ['one', 1, 0, 1],
    ['as many', 3, 3, 1],
    ['six of six', 6, 0, 2 / 64],
    ['one of seven the other way', 1, 6, 16 / 128],
  ])('differ by chance: %s', (_, righted, wronged, chance) => {
    expect(chanceOf(righted, wronged)).toBeCloseTo(chance);
  });
});
