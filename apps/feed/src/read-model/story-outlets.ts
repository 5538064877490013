import type { Article, StoryState } from '@newsline/contracts';

/** Who speaks in an article, as a story's `outlets` have it. */
export function voiceOf({ outlet, sourceId }: Pick<Article, 'outlet' | 'sourceId'>): string {
  return outlet ?? sourceId;
}

/** How many outlets tell a story; its sources, for one that an earlier version published or stored. */
export function outletCount({
  outlets = [],
  sourceIds,
}: Pick<StoryState, 'sourceIds'> & Partial<Pick<StoryState, 'outlets'>>): number {
  return outlets.length > 0 ? outlets.length : new Set(sourceIds).size;
}
