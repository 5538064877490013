/** Runs in a worker thread: the articles that newcomers are compared with. */
import { StoryGrouper, type StoryArticle, type StoryEntry } from '@newsline/news';
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import type { Placed } from './grouper.ts';

lowerThreadPriority();

let grouper: StoryGrouper | null = null;

export function restore(given: { entries: readonly StoryEntry[]; maxArticles: number }): void {
  grouper = new StoryGrouper({ maxArticles: given.maxArticles });
  grouper.restore(given.entries);
}

/** Null: this thread has not been told yet what there is. */
export function place(articles: readonly StoryArticle[]): Placed[] | null {
  const placing = grouper;
  return (
    placing &&
    articles.map((article) => {
      const { storyId, entry } = placing.place(article);
      return { storyId, entry };
    })
  );
}

export function forget(articleIds: readonly string[]): void {
  for (const id of articleIds) grouper?.forget(id);
}
