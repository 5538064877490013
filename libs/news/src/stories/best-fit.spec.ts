import { bestFit } from './best-fit.ts';
import { evidenceNames } from './pair-evidence.ts';
import { profileOf } from './profile.ts';
import type { PairWeights } from './same-story.ts';
import { noSeries, type Series } from './series.ts';
import { defaultStorySettings as settings } from './settings.ts';
import { StoryCluster, type IndexedArticle } from './story-cluster.ts';
import { termVector } from './term-vector.ts';

/** By the cosine alone: ½ at 0.5. */
const weights: PairWeights = {
  bias: -10,
  weights: Object.fromEntries(
    evidenceNames.map((name) => [name, name === 'cosine' ? 20 : 0]),
  ) as PairWeights['weights'],
  usual: Object.fromEntries(evidenceNames.map((name) => [name, 0])) as PairWeights['usual'],
};

/** 64 terms: those of `shared`, the rest its own. */
function profile(own: number, shared: number) {
  const terms = Int32Array.from({ length: 64 }, (_, at) => (at < shared ? at : own * 100 + at));
  const ones = () => new Float64Array(64).fill(1);
  const weighted = { terms, weights: ones(), rarities: ones(), kinds: new Uint8Array(64) };
  const vector = termVector(weighted, 64);
  return profileOf({ vector, publishedAt: null, outlet: null, language: 'vi' });
}
let made = 1;
function member(
  cluster: StoryCluster,
  shared: number,
  { duplicateKeys = [], series = noSeries }: { duplicateKeys?: number[]; series?: Series } = {},
): IndexedArticle {
  const id = `${cluster.id}${made++}`;
  const place = { id, sequence: made, slot: made, cluster };
  const article = { ...profile(made, shared), ...place, duplicateKeys, series, bridged: null };
  cluster.add(article);
  return article;
}
const story = (id: string) => new StoryCluster(id, null);
const newcomer = { ...profile(0, 64), duplicateKeys: [7], series: noSeries };
const fit = (candidates: IndexedArticle[]) => bestFit(newcomer, candidates, settings, weights);

describe('bestFit', () => {
  it('is nothing without candidates', () => {
    expect(fit([])).toBeUndefined();
  });

  it('is the story that is like it on average, not the one with the nearest article', () => {
    const [mixed, even] = [story('mixed'), story('even')];
    const candidates = [member(mixed, 60), member(mixed, 0), member(even, 36), member(even, 36)];
    expect(fit(candidates)).toMatchObject({ cluster: { id: 'even' } });
  });

  it('counts articles that are no candidates as unlike', () => {
    const long = story('long');
    const [first] = [member(long, 60), member(long, 60), member(long, 60)];
    expect(fit(first ? [first] : [])?.score).toBeCloseTo(1 / 3, 1);
  });

  it('asks no more articles of a story than it is told to', () => {
    const long = story('long');
    const like = [member(long, 60), member(long, 60), member(long, 60)];
    expect(fit([...like, member(long, 0), member(long, 0)])?.score).toBeGreaterThan(0.95);
  });

  it('names the nearest article of that story', () => {
    const one = story('one');
    const [near, far] = [member(one, 40), member(one, 20)];
    expect(fit([far, near])?.nearest).toBe(near);
  });

  it('is sure where link or title is shared and the texts are somewhat alike', () => {
    const [marked, like] = [story('marked'), story('like')];
    const same = member(marked, 24, { duplicateKeys: [7] });
    expect(fit([member(like, 40), same, member(marked, 0)])).toMatchObject({
      cluster: { id: 'marked' },
      score: 1,
    });
  });

  it('gives nothing for a shared link where the texts have next to nothing in common', () => {
    const marked = story('marked');
    expect(fit([member(marked, 4, { duplicateKeys: [7] })])?.score).toBeLessThan(0.1);
  });

  it('passes over digests, however alike', () => {
    const digest = member(story('digest'), 60, { series: { ...noSeries, isDigest: true } });
    expect(fit([digest])).toBeUndefined();
  });
});
