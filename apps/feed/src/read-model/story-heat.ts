import type { StoryState } from '@newsline/contracts';
import { outletCount } from './story-outlets.ts';

const halfLifeMs = 12 * 60 * 60 * 1000;

/**
 * How hot a story is, as it says itself (`StoryState`): by when which outlets reported it. For one that
 * an earlier version published: outlets · 2^(−age / 12 h), where `age` is the time since its latest article.
 *
 * Either is the instant, in ms, at which a story of one outlet would be equally hot (the logarithm of the
 * formula, without the clock). So the order of stories changes when a story changes and not as time goes
 * by, and it can be stored in an index.
 */
export function storyHeat(
  story: Pick<StoryState, 'lastAt' | 'sourceIds' | 'heat'> & Partial<Pick<StoryState, 'outlets'>>,
): number {
  if (story.heat !== undefined) return story.heat;
  const outlets = Math.max(1, outletCount(story));
  return Math.round(Date.parse(story.lastAt) + halfLifeMs * Math.log2(outlets));
}
