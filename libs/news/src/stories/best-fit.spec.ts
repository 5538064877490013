import { bestFit } from './best-fit.ts';
import type { IndexedArticle, StoryCluster } from './story-cluster.ts';
import { defaultStorySettings as settings } from './settings.ts';
import { termVector } from './term-vector.ts';

/** 64 terms: those of `shared`, the rest its own. */
function vector(own: number, shared: number) {
  const terms = Int32Array.from({ length: 64 }, (_, at) => (at < shared ? at : own * 100 + at));
  return termVector({ terms, weights: new Float64Array(64).fill(1) }, 64);
}
let made = 1;
function member(story: StoryCluster, shared: number, duplicateKeys: number[] = []): IndexedArticle {
  const id = `${story.id}${made++}`;
  const article = { id, sequence: made, publishedAt: null, language: 'vi', slot: made };
  const indexed = { ...article, vector: vector(made, shared), duplicateKeys, cluster: story };
  story.articles.add(indexed);
  return indexed;
}
const story = (id: string): StoryCluster => ({ id, openedAt: null, articles: new Set() });
const newcomer = { vector: vector(0, 64), publishedAt: null, duplicateKeys: [7] };
const fit = (candidates: IndexedArticle[]) => bestFit(newcomer, candidates, settings);

describe('bestFit', () => {
  it('is nothing without candidates', () => {
    expect(fit([])).toBeUndefined();
  });

  it('is the story that is like it on average, not the one with the nearest article', () => {
    const [mixed, even] = [story('mixed'), story('even')];
    const candidates = [member(mixed, 60), member(mixed, 0), member(even, 20), member(even, 20)];
    expect(fit(candidates)).toMatchObject({ cluster: { id: 'even' } });
  });

  it('counts articles that are no candidates as unlike', () => {
    const long = story('long');
    const [first] = [member(long, 60), member(long, 60), member(long, 60)];
    expect(fit(first ? [first] : [])?.score).toBeCloseTo(1 / 3, 1);
  });

  it('names the nearest article of that story', () => {
    const one = story('one');
    const [near, far] = [member(one, 40), member(one, 20)];
    expect(fit([far, near])?.nearest).toBe(near);
  });

  it('is sure where link or title is shared and the texts are somewhat alike', () => {
    const [marked, like] = [story('marked'), story('like')];
    const candidates = [member(like, 40), member(marked, 9, [7]), member(marked, 0)];
    expect(fit(candidates)).toMatchObject({ cluster: { id: 'marked' }, score: 1 });
  });

  it('gives nothing for a shared link where the texts have next to nothing in common', () => {
    const marked = story('marked');
    expect(fit([member(marked, 4, [7])])?.score).toBeLessThan(0.1);
  });
});
