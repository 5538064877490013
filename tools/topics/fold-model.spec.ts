import { withBareForms } from './fold-model.ts';

describe('withBareForms', () => {
  const model = {
    bias: -3,
    weights: new Map([
      ['đại sứ', 2],
      ['bán', 1],
      ['bạn', -1],
      ['nga', 1.5],
      ['ngã', -1.5],
    ]),
    frequency: new Map([
      ['đại sứ', 99],
      ['bán', 99],
      ['bạn', 99],
      ['nga', 99],
      ['ngã', 9],
    ]),
  };
  const { weights } = withBareForms(model);

  it.each<[reason: string, phrase: string, weight: number]>([
    ['a phrase with marks keeps its weight', 'đại sứ', 2],
    ['a bare form of one phrase weighs as much', 'dai su', 2],
    ['a bare form of several weighs their average', 'ban', 0],
    ['a word that has no marks keeps its own', 'nga', 1.5],
  ])('%s', (_, phrase, weight) => expect(weights.get(phrase)).toBeCloseTo(weight));
});
