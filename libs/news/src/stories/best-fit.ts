import { affinityTo, daysBetween } from './affinity.ts';
import type { StorySettings } from './settings.ts';
import type { IndexedArticle, StoryCluster } from './story-cluster.ts';

/** A shared link or title decides only from this affinity on: some feeds link every article to one
 *  page. */
const leastOfDuplicates = 0.1;

export type Fit = { cluster: StoryCluster; score: number; nearest: IndexedArticle };

type Accumulator = { sum: number; nearest: IndexedArticle; highest: number };

/**
 * The cluster that an article fits best, by its average affinity to the articles in it; undefined
 * without candidates. Articles that are no candidates count with an affinity of 0. In a cluster of
 * more than `maxCandidates` articles the average is over so many, the most similar: a newcomer to a
 * huge story need not be like all of it. One that shares link or title with an article scores 1.
 */
export function bestFit(
  newcomer: Pick<IndexedArticle, 'vector' | 'publishedAt' | 'duplicateKeys'>,
  candidates: readonly IndexedArticle[],
  settings: StorySettings,
): Fit | undefined {
  const accumulators = new Map<StoryCluster, Accumulator>();
  const affinity = affinityTo(newcomer, settings);
  for (const other of candidates) {
    const { cluster } = other;
    if (daysBetween(newcomer.publishedAt, cluster.openedAt) > settings.spanDays) continue;
    const score = affinity(other);
    if (
      score >= leastOfDuplicates &&
      other.duplicateKeys.some((key) => newcomer.duplicateKeys.includes(key))
    ) {
      return { cluster, score: 1, nearest: other };
    }
    const accumulator = accumulators.get(cluster);
    if (!accumulator) accumulators.set(cluster, { sum: score, nearest: other, highest: score });
    else {
      accumulator.sum += score;
      if (score > accumulator.highest)
        Object.assign(accumulator, { nearest: other, highest: score });
    }
  }
  return best(accumulators, settings.maxCandidates);
}

function best(
  accumulators: ReadonlyMap<StoryCluster, Accumulator>,
  mostCounted: number,
): Fit | undefined {
  let found: Fit | undefined;
  for (const [cluster, { sum, nearest }] of accumulators) {
    const score = Math.min(1, sum / Math.min(cluster.articles.size, mostCounted));
    if (!found || score > found.score) found = { cluster, score, nearest };
  }
  return found;
}
