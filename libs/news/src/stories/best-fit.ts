import { daysBetween, fade } from './fade.ts';
import type { Newcomer } from './newcomer.ts';
import { sameStoryAs, type PairWeights } from './same-story.ts';
import { areApart } from './series.ts';
import type { StorySettings } from './settings.ts';
import type { IndexedArticle, StoryCluster } from './story-cluster.ts';

/** A shared link or title decides only from this probability on: some feeds link every article to one
 *  page. */
const leastOfDuplicates = 0.05;
/** And for so long: what comes back under one title is a series. */
const duplicateDays = 1;

export type Fit = { cluster: StoryCluster; score: number; nearest: IndexedArticle };

/**
 * The cluster that an article fits best; undefined without candidates. Its score is the average
 * probability of being of one story with the `asked` articles that it is most likely of one story with;
 * articles in its language that are no candidates count as 0. One that shares link or title with an article scores 1.
 */
export function bestFit(
  newcomer: Newcomer,
  candidates: readonly IndexedArticle[],
  settings: StorySettings,
  weights: PairWeights,
): Fit | undefined {
  const likely = new Map<StoryCluster, Likely[]>();
  const probability = sameStoryAs(newcomer, weights);
  for (const other of candidates) {
    const { cluster } = other;
    if (daysBetween(newcomer.publishedAt, cluster.openedAt) > settings.spanDays) continue;
    if (areApart(newcomer, other)) continue;
    const days = daysBetween(newcomer.publishedAt, other.publishedAt);
    const score = probability(other) * fade(days, settings);
    if (score >= leastOfDuplicates && areDuplicates(newcomer, other))
      return { cluster, score: 1, nearest: other };
    const those = likely.get(cluster);
    if (those) those.push({ score, article: other });
    else likely.set(cluster, [{ score, article: other }]);
  }
  return best(likely, newcomer.language, settings);
}

type Likely = { readonly score: number; readonly article: IndexedArticle };

function best(
  likely: ReadonlyMap<StoryCluster, Likely[]>,
  language: string,
  { asked, maxCandidates, leastOfAll }: StorySettings,
): Fit | undefined {
  let found: Fit | undefined;
  for (const [cluster, those] of likely) {
    const size = cluster.countIn(language);
    const sorted = those.sort((a, b) => b.score - a.score);
    const [nearest] = sorted;
    const ofAll = sumOf(sorted) / Math.min(size, maxCandidates);
    const ofAsked = sumOf(sorted.slice(0, asked)) / Math.min(size, asked);
    const score = ofAll < leastOfAll ? ofAll : ofAsked;
    if (nearest && (!found || score > found.score))
      found = { cluster, score, nearest: nearest.article };
  }
  return found;
}

function sumOf(those: readonly Likely[]): number {
  return those.reduce((sum, { score }) => sum + score, 0);
}

function areDuplicates(one: Newcomer, other: IndexedArticle): boolean {
  return (
    daysBetween(one.publishedAt, other.publishedAt) <= duplicateDays &&
    other.duplicateKeys.some((key) => one.duplicateKeys.includes(key))
  );
}
