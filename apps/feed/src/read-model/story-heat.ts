import type { StoryState } from '@newsline/contracts';
import { outletCount } from './story-outlets.ts';

const halfLifeMs = 12 * 60 * 60 * 1000;
/** More than there are milliseconds from the year 0 to the year 9999, the first and last that dates have. */
const aboveAll = 2 ** 49;

/**
 * How hot a story is, as it says itself (`StoryState`): by when which outlets reported it. For one that
 * an earlier version published: outlets · 2^(−age / 12 h), where `age` is the time since its latest article.
 *
 * Either is the instant, in ms, at which a story of one outlet would be equally hot (the logarithm of the
 * formula, without the clock). So the order of stories changes when a story changes and not as time goes
 * by, and it can be stored in an index. One that is pinned is above all that are not, among those that are
 * by the same formula.
 */
export function storyHeat(story: Heated): number {
  const { heat = heatByLatest(story), pinned = false } = story;
  return pinned ? heat + aboveAll : heat;
}

type Heated = Pick<StoryState, 'lastAt' | 'sourceIds' | 'heat'> &
  Partial<Pick<StoryState, 'outlets' | 'pinned'>>;

function heatByLatest(story: Heated): number {
  const outlets = Math.max(1, outletCount(story));
  return Math.round(Date.parse(story.lastAt) + halfLifeMs * Math.log2(outlets));
}
