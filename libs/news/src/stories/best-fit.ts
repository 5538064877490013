import { affinityTo, daysBetween } from './affinity.ts';
import type { LiveArticle, LiveStory } from './story-cluster.ts';
import type { StorySettings } from './settings.ts';

/** A shared link or title decides only if the texts have something in common: some feeds link
 *  every article to one page. */
const alikeEnough = 0.1;

export type Fit = { story: LiveStory; score: number; nearest: LiveArticle };

type Tally = { sum: number; nearest: LiveArticle; most: number };

/**
 * The story that an article fits best, by its average affinity to the story's articles; undefined
 * when it is like none of them. Candidates that are left out count as unlike. In a story of more
 * than `maxCandidates` articles the average is over so many, those most alike: a newcomer to a huge
 * story need not be like all of it. One that shares link or title with an article fits entirely.
 */
export function bestFit(
  newcomer: Pick<LiveArticle, 'vector' | 'publishedAt' | 'marks'>,
  candidates: readonly LiveArticle[],
  settings: StorySettings,
): Fit | undefined {
  const tallies = new Map<LiveStory, Tally>();
  const affinity = affinityTo(newcomer, settings);
  for (const other of candidates) {
    const { story } = other;
    if (daysBetween(newcomer.publishedAt, story.openedAt) > settings.spanDays) continue;
    const like = affinity(other);
    if (like >= alikeEnough && other.marks.some((mark) => newcomer.marks.includes(mark))) {
      return { story, score: 1, nearest: other };
    }
    const tally = tallies.get(story);
    if (!tally) tallies.set(story, { sum: like, nearest: other, most: like });
    else {
      tally.sum += like;
      if (like > tally.most) Object.assign(tally, { nearest: other, most: like });
    }
  }
  return best(tallies, settings.maxCandidates);
}

function best(tallies: ReadonlyMap<LiveStory, Tally>, mostCounted: number): Fit | undefined {
  let found: Fit | undefined;
  for (const [story, { sum, nearest }] of tallies) {
    const score = Math.min(1, sum / Math.min(story.articles.size, mostCounted));
    if (!found || score > found.score) found = { story, score, nearest };
  }
  return found;
}
