/** Runs in a worker thread: groups articles into stories, and holds those that new ones are compared with. */
import {
  explainMembership,
  StoryGrouper,
  textSketch,
  type Explanation,
  type Merge,
  type MovedTo,
  type RelatedStory,
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
      const { storyId, entry, opened, score, nearest } = restored.place(article);
      const fit = opened || nearest === undefined ? null : { score, like: nearest };
      return { storyId, entry, fit, sketch: sketchOf(article) };
    })
  );
}

export function forget(articleIds: readonly string[]): void {
  for (const id of articleIds) grouper?.forget(id);
}

/** Null: as `place`. */
export function move({
  entries,
  to,
}: {
  entries: readonly StoryEntry[];
  to: MovedTo;
}): StoryEntry[] | null {
  const restored = grouper;
  return restored && entries.map((entry) => restored.move(entry, to));
}

/** Null: as `place`. */
export function merges(): Merge[] | null {
  return grouper && grouper.merges();
}

export function explain(entries: readonly StoryEntry[]): Explanation[] {
  return explainMembership(entries);
}

/** Null: as `place`. */
export function related(asked: {
  entries: readonly StoryEntry[];
  most: number;
}): RelatedStory[] | null {
  return grouper && grouper.related(asked.entries, asked.most);
}

/** Null: as `place`. */
export function sequence(): number | null {
  return grouper && grouper.sequence;
}

export function follow(entries: readonly StoryEntry[]): void {
  grouper?.follow(entries);
}

/** Of summary and text: a title is written anew even where all else is copied. */
function sketchOf({ summary, text, language }: StoryArticle): string | null {
  return textSketch([summary, text].filter(Boolean).join('\n'), language);
}
