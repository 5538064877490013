import type { Article } from '@newsline/contracts';

/** Where an article stands in timelines by its own date, in ms: those with one date a millisecond apart,
 *  by the order of their feed. */
export function ownPlace({
  publishedAt,
  feedOrder = 0,
}: Pick<Article, 'publishedAt' | 'feedOrder'>): number {
  return Date.parse(publishedAt) + feedOrder;
}
