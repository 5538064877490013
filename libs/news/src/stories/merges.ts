import { daysBetween, fade } from './fade.ts';
import { sameStoryAs, type PairWeights } from './same-story.ts';
import { sampleEvenly } from './sample-evenly.ts';
import { areApart } from './series.ts';
import type { StorySettings } from './settings.ts';
import type { IndexedArticle, StoryCluster } from './story-cluster.ts';

/** Two stories that are likely one. */
export type Merge = {
  /** Ids; the story that opened first lives on. */
  readonly from: string;
  readonly into: string;
  /** The mean probability of their articles being of one story, each with each, 0 to 1. */
  readonly score: number;
};

/**
 * Stories that should be one, the likeliest first, each in one merge at the most: looked for among those
 * that are near the changed ones. Which story an article joins is decided when it comes, by what there is
 * then; of what sixty outlets tell, several stories open in the first minutes. Average linkage: one pair
 * that is alike draws nothing together (Sokal and Michener 1958).
 *
 * @param near the articles that an article may be of one story with
 */
export function mergesAmong(
  changed: Iterable<StoryCluster>,
  near: (article: IndexedArticle) => readonly IndexedArticle[],
  settings: StorySettings,
  weights: PairWeights,
): Merge[] {
  const likelihoods = new Likelihoods(settings, weights);
  const found = new Map<string, Merge>();
  for (const cluster of changed) {
    for (const other of neighbours(cluster, near, settings)) {
      const [into, from] = [cluster, other].sort(olderFirst) as [StoryCluster, StoryCluster];
      const key = `${from.id} ${into.id}`;
      if (found.has(key)) continue;
      const score = linkage(from, into, likelihoods, settings);
      found.set(key, { from: from.id, into: into.id, score });
    }
  }
  const taken = new Set<string>();
  return [...found.values()]
    .filter(({ score }) => score >= settings.mergeThreshold)
    .sort((a, b) => b.score - a.score || (a.from < b.from ? -1 : 1))
    .filter(({ from, into }) => {
      if (taken.has(from) || taken.has(into)) return false;
      taken.add(from).add(into);
      return true;
    });
}

/** Probabilities by article, made when they are needed first. */
class Likelihoods {
  readonly #settings: StorySettings;
  readonly #weights: PairWeights;
  readonly #of = new Map<IndexedArticle, (other: IndexedArticle) => number>();

  constructor(settings: StorySettings, weights: PairWeights) {
    this.#settings = settings;
    this.#weights = weights;
  }

  between(one: IndexedArticle, other: IndexedArticle): number {
    let likelihood = this.#of.get(one);
    if (!likelihood) this.#of.set(one, (likelihood = sameStoryAs(one, this.#weights)));
    const days = daysBetween(one.publishedAt, other.publishedAt);
    return likelihood(other) * fade(days, this.#settings);
  }
}

function neighbours(
  cluster: StoryCluster,
  near: (article: IndexedArticle) => readonly IndexedArticle[],
  settings: StorySettings,
): ReadonlySet<StoryCluster> {
  const found = new Set<StoryCluster>();
  for (const article of sample(cluster, settings))
    for (const { cluster: other } of near(article)) if (other !== cluster) found.add(other);
  return found;
}

/** 0 where any two are apart by rule. */
function linkage(
  from: StoryCluster,
  into: StoryCluster,
  likelihoods: Likelihoods,
  settings: StorySettings,
): number {
  if (daysBetween(from.openedAt, into.openedAt) > settings.freshDays) return 0;
  const [some, others] = [sample(from, settings), sample(into, settings)];
  let sum = 0;
  for (const one of some) {
    for (const other of others) {
      if (areApart(one, other)) return 0;
      sum += likelihoods.between(one, other);
    }
  }
  return sum / (some.length * others.length);
}

/** Evenly over its life, as it came. */
function sample({ articles }: StoryCluster, { sampled }: StorySettings): readonly IndexedArticle[] {
  return sampleEvenly([...articles], sampled);
}

function olderFirst(a: StoryCluster, b: StoryCluster): number {
  return (a.openedAt ?? Infinity) - (b.openedAt ?? Infinity) || (a.id < b.id ? -1 : 1);
}
