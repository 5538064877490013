/** Runs in a worker thread: groups articles into stories, and holds those that new ones are compared with. */
import {
  StoryGrouper,
  textSketch,
  type StoryArticle,
  type StoryEntry,
} from '@newsline/news/grouping';
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import type { Placed } from './grouper.ts';

lowerThreadPriority();

let grouper: StoryGrouper | null = null;

export function restore(given: { entries: readonly StoryEntry[]; maxArticles: number }): void {
  grouper = new StoryGrouper({ maxArticles: given.maxArticles });
  grouper.restore(given.entries);
}

/** Null: this thread has not been restored yet. */
export function place(articles: readonly StoryArticle[]): Placed[] | null {
  const restored = grouper;
  return (
    restored &&
    articles.map((article) => {
      const { storyId, entry } = restored.place(article);
      return { storyId, entry, sketch: sketchOf(article) };
    })
  );
}

export function forget(articleIds: readonly string[]): void {
  for (const id of articleIds) grouper?.forget(id);
}

/** Of summary and text: a title is written anew even where all else is copied. */
function sketchOf({ summary, text, language }: StoryArticle): string | null {
  return textSketch([summary, text].filter(Boolean).join('\n'), language);
}
