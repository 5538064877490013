import type { Labels } from '@newsline/contracts';
import type { Verdict } from './correction-store.ts';
import { overrideTopics } from './override-topics.ts';

const evidence = [{ field: 'title' as const, start: 0, end: 6, weight: 2 }];
const labels: Labels = {
  language: 'vi',
  topics: [
    { topic: 'diplomacy', score: 0.9, words: ['đại sứ'], evidence },
    { topic: 'sport', score: 0.8, words: ['bóng đá'], evidence },
  ],
  keywords: [],
  entities: [],
};
const known = new Set(['diplomacy', 'sport', 'crime']);

function verdict(topic: string, belongs: boolean): Verdict {
  return { topic, belongs, wasGiven: true };
}

describe('overrideTopics', () => {
  it.each<[reason: string, verdicts: Verdict[], topics: string[]]>([
    ['nothing was corrected', [], ['diplomacy 0.9', 'sport 0.8']],
    ['one is wrong', [verdict('diplomacy', false)], ['sport 0.8']],
    ['one is right', [verdict('sport', true)], ['sport 1', 'diplomacy 0.9']],
    ['one is missing', [verdict('crime', true)], ['crime 1', 'diplomacy 0.9', 'sport 0.8']],
    ['one is missing rightly', [verdict('crime', false)], ['diplomacy 0.9', 'sport 0.8']],
    ['there is none any more', [verdict('gone', true)], ['diplomacy 0.9', 'sport 0.8']],
    ['all are wrong', [verdict('diplomacy', false), verdict('sport', false)], []],
  ])('%s', (_, verdicts, topics) => {
    const { topics: found } = overrideTopics(labels, verdicts, known);
    expect(found.map(({ topic, score }) => `${topic} ${score}`)).toEqual(topics);
  });

  it('keeps the words that the model gave it', () => {
    const { topics } = overrideTopics(labels, [verdict('sport', true)], known);
    expect(topics[0]).toEqual({ topic: 'sport', score: 1, words: ['bóng đá'], evidence });
  });
});
