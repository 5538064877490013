import { phraseHash } from '../tokenize.ts';
import { topicLabeller, type TopicModels } from './label-topics.ts';
import { lessonWords } from './lesson-words.ts';
import { keywordModel } from './topic-model.ts';
import { topicTeacher } from './topic-teacher.ts';

/** Knows "play" and "goal", and two articles: one about a play, one about nothing. */
const encoder = {
  language: 'en',
  id: 'e1',
  dimensions: 1,
  words: Int32Array.of(phraseHash('play'), phraseHash('goal'), phraseHash('the')),
  vectors: Int8Array.of(50, -50, 0),
  scale: Float32Array.of(0.02),
  bias: Float32Array.of(0),
  pairs: undefined,
  anchors: {
    starts: Int32Array.of(0, 2, 3),
    rows: Int32Array.of(0, 2, 2),
    counts: Uint8Array.of(1, 1, 1),
  },
};
const head = {
  topic: 'stage',
  language: 'en',
  encoder: 'e1',
  weights: Float32Array.of(2),
  bias: -3,
  thresholds: [[0.9, 0.5]] as const,
};
const byHead: TopicModels = { encoders: [encoder], heads: [head], keywords: [] };
const keywords = (language: string) => [keywordModel('stage', language, { theatre: 4 })];

const about = { topic: 'stage', language: 'en' };
const lessons = (belongs: boolean, ...titles: string[]) =>
  titles.map((title) => ({ article: { title }, belongs }));

const taught = lessons(true, 'Puppet evening', 'Puppet parade in spring', 'The puppet makers');

/** What is said of titles after these lessons. */
function stageOf(models: TopicModels, titles: readonly string[], given = lessons(true)) {
  const adjustment = topicTeacher(models)(about, given);
  const label = topicLabeller(models, adjustment ? [adjustment] : []);
  return titles.map((title) => label({ title }, 'en', () => 0)[0]);
}
const half = (label: { readonly score: number } | undefined) => (label?.score ?? 0) >= 0.5;

describe('what is learnt from lessons', () => {
  it.each<[reason: string, models: TopicModels]>([
    ['of a topic that was trained', byHead],
    ['of a topic of keywords', { encoders: [encoder], heads: [], keywords: keywords('en') }],
    ['without an encoder', { encoders: [], heads: [], keywords: keywords('en') }],
  ])('%s: a word that is missing', (_, models) => {
    const titles = ['Puppet season', 'The news'];
    expect(stageOf(models, titles).map(half)).toEqual([false, false]);
    expect(stageOf(models, titles, taught).map(half)).toEqual([true, false]);
  });

  it('of a word that is wrong beside another', () => {
    const titles = ['A video play', 'A play'];
    const wrong = lessons(false, 'Video play rises', 'Best video play', 'Video play for two');
    expect(stageOf(byHead, titles).map(half)).toEqual([true, true]);
    expect(stageOf(byHead, titles, wrong).map(half)).toEqual([false, true]);
  });

  it('says which words decided', () => {
    const [label] = stageOf(byHead, ['Puppet play'], taught);
    const words = label?.evidence.map(({ start, end }) => 'Puppet play'.slice(start, end));
    expect(words?.sort()).toEqual(['Puppet', 'play']);
  });

  it('adds up to what its words and the bias are', () => {
    const wrong = lessons(false, 'Video play rises', 'Best video play', 'Video play for two');
    const [label] = stageOf(byHead, ['Video play'], wrong);
    const { score = 0, evidence = [] } = label ?? {};
    expect(evidence.map(({ start }) => start).sort()).toEqual([0, 6]);
    const bias = head.bias + (topicTeacher(byHead)(about, wrong)?.bias ?? 0);
    const sum = evidence.reduce((total, { weight }) => total + weight, bias);
    expect(Math.log(score / (1 - score))).toBeCloseTo(sum, 4);
  });

  it('says so beside keywords', () => {
    const models: TopicModels = { encoders: [], heads: [], keywords: keywords('en') };
    const [label] = stageOf(models, ['Puppet theatre'], taught);
    expect(label?.evidence.map(({ start }) => start).sort()).toEqual([0, 7]);
  });

  it('is nothing of a topic that nothing tells', () => {
    expect(topicTeacher(byHead)({ topic: 'sea', language: 'en' }, taught)).toBeNull();
    expect(topicTeacher(byHead)({ topic: 'stage', language: 'vi' }, taught)).toBeNull();
  });
});

describe('lessonWords', () => {
  it('gives each word and each two neighbours once, in its field', () => {
    const { hashes, places, neighbours } = lessonWords(
      { title: 'Twin town', summary: 'Town twin town' },
      undefined,
    );
    expect(places.map(({ field, start }) => `${field} ${start}`)).toEqual(['title 0', 'title 5']);
    expect(neighbours).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(new Set(hashes).size).toBe(4);
  });
});
