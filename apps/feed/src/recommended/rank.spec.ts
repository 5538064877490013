import type { NamedEntity } from '@newsline/contracts';
import type { StoryPreview } from '../read-model/news-read-model.ts';
import { articleUpdate, storyUpdate } from '../read-model/testing/sample-news.ts';
import { likenessAmong, traitsOf } from './likeness.ts';
import { candidateOf, likenessOf, rank, rankLike, type Candidate } from './rank.ts';

const now = new Date('2026-02-03T08:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

function storyOf(
  storyId: string,
  topics: readonly string[] = [],
  names: readonly string[] = [],
  hours = 0,
): StoryPreview {
  const entities = names.map((key): NamedEntity => ({ kind: 'person', key, name: key }));
  const { article, labels } = articleUpdate({ id: `of-${storyId}` }, { entities });
  const { story } = storyUpdate({ storyId, topics: [...topics], lastAt: hoursAgo(hours) });
  return { ...story, headlineArticle: { ...article, labels, storyId, editedAt: null } };
}

const voted = (story: StoryPreview, useful: number, votes: number): Candidate =>
  candidateOf({ story, useful, votes });
const ranked = (...candidates: readonly Candidate[]) => rank(candidates, now);
const ids = (...candidates: readonly Candidate[]) =>
  ranked(...candidates).map(({ storyId }) => storyId);

/** Others of a topic that all have. */
const crowd = Array.from({ length: 20 }, (_, n) =>
  voted(storyOf(`${n}`, ['sport'], [`n${n}`, `m${n}`]), 0, 0),
);

describe('what readers recommend', () => {
  it.each<[string, Candidate[], string[]]>([
    ['nothing of nothing', [], []],
    ['nothing without votes', [voted(storyOf('a', ['x']), 0, 0)], []],
    ['nothing of two votes', [voted(storyOf('a'), 2, 2)], []],
    ['three votes', [voted(storyOf('a'), 3, 3)], ['a']],
    ['what most found useful', [voted(storyOf('a'), 2, 3)], ['a']],
    ['not what half did not', [voted(storyOf('a'), 2, 4)], []],
    [
      'what more readers say before less',
      [voted(storyOf('a'), 3, 3), voted(storyOf('b'), 9, 9)],
      ['b', 'a'],
    ],
    [
      'agreement before number',
      [voted(storyOf('a'), 20, 39), voted(storyOf('b'), 9, 9)],
      ['b', 'a'],
    ],
    [
      'the newer of two as good',
      [voted(storyOf('a', [], [], 30), 5, 5), voted(storyOf('b', [], [], 3), 5, 5)],
      ['b', 'a'],
    ],
    ['ties by id', [voted(storyOf('b'), 3, 3), voted(storyOf('a'), 3, 3)], ['a', 'b']],
  ])('%s', (_reason, candidates, expected) => {
    expect(ids(...candidates)).toEqual(expected);
    expect(ids(...candidates.toReversed())).toEqual(expected);
  });

  it('is worth half two days later, and no more for a date in the future', () => {
    const scoreOf = (hours: number) => ranked(voted(storyOf('a', [], [], hours), 9, 9))[0]?.score;
    expect(scoreOf(48)).toBeCloseTo((scoreOf(0) ?? 0) / 2, 10);
    expect(scoreOf(-9_999_999)).toBe(scoreOf(0));
  });

  const good = voted(storyOf('good', ['sport'], ['an', 'binh']), 20, 20);
  it.each<[string, Candidate, boolean]>([
    ['shares names', voted(storyOf('s', ['sport'], ['an', 'binh']), 0, 0), true],
    ['has a vote or two as well', voted(storyOf('s', ['sport'], ['an', 'binh']), 1, 2), true],
    ['readers are against so far', voted(storyOf('s', ['sport'], ['an', 'binh']), 0, 1), false],
    ['readers decided about', voted(storyOf('s', ['sport'], ['an', 'binh']), 1, 3), false],
    ['shares nothing', voted(storyOf('s', ['war'], ['chi']), 0, 0), false],
    ['of which nothing is known', voted(storyOf('s'), 0, 0), false],
  ])('a story borrows from one like it, that %s: %s', (_reason, candidate, borrows) => {
    const found = ranked(good, candidate, ...crowd);
    // The topic alone brings the crowd nothing.
    expect(found.map(({ storyId }) => storyId)).toEqual(borrows ? ['good', 's'] : ['good']);
    if (!borrows) return;
    expect(found[1]?.like?.storyId).toBe('good');
    expect(found[1]?.score).toBeCloseTo(
      0.5 * (found[1]?.like?.likeness ?? 0) * (found[0]?.score ?? 0),
      10,
    );
  });
});

describe('stories like one that readers found useful', () => {
  const about = voted(storyOf('about', ['sport'], ['an', 'binh']), 5, 5);
  const others = [
    voted(storyOf('both', ['sport'], ['an', 'binh']), 9, 9),
    voted(storyOf('more', ['sport'], ['an', 'binh', 'chi']), 9, 9),
    voted(storyOf('few', ['sport'], ['an', 'binh']), 2, 2),
    voted(storyOf('bad', ['sport'], ['an', 'binh']), 2, 9),
    voted(storyOf('other', ['war'], ['dung']), 9, 9),
  ];

  it('come by likeness and votes, without itself', () => {
    const candidates = [about, ...others, ...crowd];
    const found = rankLike(about, candidates, likenessOf(candidates), now);
    expect(found.map(({ storyId }) => storyId)).toEqual(['both', 'more']);
    expect(found.every(({ like }) => like?.storyId === 'about')).toBe(true);
  });
});

describe('likeness', () => {
  const traits = (...names: readonly string[]) => new Set(names);
  const pool = [
    traits('t', 'a', 'b'),
    traits('t', 'a', 'b'),
    traits('t', 'a'),
    ...Array.from({ length: 20 }, () => traits('t')),
    traits(),
  ];
  const likeness = likenessAmong(pool);

  it.each([
    ['the more is shared, the more', traits('t', 'a', 'b'), traits('t', 'a'), true],
    ['what is rare tells more', traits('b'), traits('t'), true],
    ['what is unknown tells nothing', traits('t'), traits('x'), true],
  ])('%s', (_reason, more, less) => {
    const story = traits('t', 'a', 'b');
    expect(likeness(story, more)).toBeGreaterThan(likeness(story, less));
    expect(likeness(more, story)).toBe(likeness(story, more));
  });

  it('is from 0 to less than 1, also of nothing and in an empty pool', () => {
    expect(likeness(traits(), traits())).toBe(0);
    expect(likenessAmong([])(traits(), traits())).toBe(0);
    const same = likeness(traits('t', 'a', 'b'), traits('t', 'a', 'b'));
    expect(same).toBeGreaterThan(0.5);
    expect(same).toBeLessThan(1);
  });

  it('is of topics and of whom and what the headline article names', () => {
    expect([...traitsOf(storyOf('s', ['sport'], ['an']))]).toEqual(['topic sport', 'person an']);
    expect(traitsOf({ ...storyOf('s'), headlineArticle: null }).size).toBe(0);
  });
});
