import { bridgeWeights } from './bridge/bridge-weights.ts';
import { daysBetween, fade } from './fade.ts';
import type { Profile } from './profile.ts';
import { sameStoryAcross, sameStoryAs, type Likelihood, type PairWeights } from './same-story.ts';
import { sampleEvenly } from './sample-evenly.ts';
import { areApart } from './series.ts';
import type { StorySettings } from './settings.ts';
import type { BridgedArticle, IndexedArticle, StoryCluster } from './story-cluster.ts';

/** Two stories that are likely one. */
export type Merge = {
  /** Ids; the story that opened first lives on. */
  readonly from: string;
  readonly into: string;
  /** The mean probability of their articles being of one story, each with each, 0 to 1; in two languages, of
   *  the likeliest pairs. */
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
  const found = new Map<string, Merge & Linkage>();
  for (const cluster of changed) {
    for (const other of neighbours(cluster, near, settings)) {
      const [into, from] = [cluster, other].sort(olderFirst) as [StoryCluster, StoryCluster];
      const key = `${from.id} ${into.id}`;
      if (found.has(key)) continue;
      const { score, isEnough } = linkage(from, into, likelihoods, settings);
      found.set(key, { from: from.id, into: into.id, score, isEnough });
    }
  }
  const taken = new Set<string>();
  return [...found.values()]
    .filter(({ isEnough }) => isEnough)
    .sort((a, b) => b.score - a.score || (a.from < b.from ? -1 : 1))
    .filter(({ from, into }) => {
      if (taken.has(from) || taken.has(into)) return false;
      taken.add(from).add(into);
      return true;
    })
    .map(({ from, into, score }) => ({ from, into, score }));
}

/** Probabilities by article, made when they are needed first. */
class Likelihoods {
  readonly #settings: StorySettings;
  readonly #weights: PairWeights;
  readonly #of = new Map<Profile, Likelihood>();

  constructor(settings: StorySettings, weights: PairWeights) {
    this.#settings = settings;
    this.#weights = weights;
  }

  /** Null: nothing compares two articles in these languages. */
  between(one: IndexedArticle, other: IndexedArticle): number | null {
    if (one.language !== other.language)
      return one.bridged && other.bridged ? this.#across(one.bridged)(other.bridged) : null;
    const days = daysBetween(one.publishedAt, other.publishedAt);
    return this.#within(one)(other) * fade(days, this.#settings);
  }

  #within(article: IndexedArticle) {
    return this.#of.get(article) ?? this.#remember(article, sameStoryAs(article, this.#weights));
  }

  #across(article: BridgedArticle) {
    return (
      this.#of.get(article) ?? this.#remember(article, sameStoryAcross(article, bridgeWeights))
    );
  }

  #remember(article: Profile, likelihood: Likelihood): Likelihood {
    this.#of.set(article, likelihood);
    return likelihood;
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

type Linkage = { readonly score: number; readonly isEnough: boolean };

const unlinked: Linkage = { score: 0, isEnough: false };

/** None where any two are apart by rule. Articles in one language decide where there are any: less gets lost
 *  between them than between languages. */
function linkage(
  from: StoryCluster,
  into: StoryCluster,
  likelihoods: Likelihoods,
  settings: StorySettings,
): Linkage {
  const days = daysBetween(from.openedAt, into.openedAt);
  if (days > settings.spanDays) return unlinked;
  const [some, others] = [sample(from, settings), sample(into, settings)];
  const within: number[] = [];
  const across: number[] = [];
  for (const one of some) {
    for (const other of others) {
      if (areApart(one, other)) return unlinked;
      const likelihood = likelihoods.between(one, other);
      if (likelihood !== null) (one.language === other.language ? within : across).push(likelihood);
    }
  }
  if (within.length > 0) {
    if (days > settings.freshDays) return unlinked;
    const score = mean(within);
    return { score, isEnough: score >= settings.mergeThreshold };
  }
  if (mean(across) < settings.leastOfAll) return unlinked;
  const score = mean(across.sort((a, b) => b - a).slice(0, settings.asked));
  return { score, isEnough: score >= settings.mergeThreshold };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Evenly over its life, as it came. */
function sample({ articles }: StoryCluster, { sampled }: StorySettings): readonly IndexedArticle[] {
  return sampleEvenly([...articles], sampled);
}

function olderFirst(a: StoryCluster, b: StoryCluster): number {
  return (a.openedAt ?? Infinity) - (b.openedAt ?? Infinity) || (a.id < b.id ? -1 : 1);
}
