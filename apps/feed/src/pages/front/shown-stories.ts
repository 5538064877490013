import type { FrontNews } from './front-news.ts';

/** Every story that the front page shows, so that no block repeats another. */
export function shownStories({ lead, hot, byTopic }: FrontNews): ReadonlySet<string> {
  const stories = [...(lead ? [lead] : []), ...hot, ...byTopic.flatMap(({ stories }) => stories)];
  return new Set(stories.map(({ storyId }) => storyId));
}
