import type { StoryEntry } from './story-entry.ts';
import type { TermVector } from './term-vector.ts';

/** A story as far as grouping holds it: its articles that are not forgotten. */
export type LiveStory = { id: string; openedAt: number | null; articles: Set<LiveArticle> };

/** An article that newcomers are compared with. */
export type LiveArticle = {
  id: string;
  sequence: number;
  publishedAt: number | null;
  vector: TermVector;
  marks: readonly number[];
  language: string;
  story: LiveStory;
  /** Where its shelf keeps it. */
  slot: number;
};

export function toEntry(article: LiveArticle, packed: string): StoryEntry {
  return {
    id: article.id,
    storyId: article.story.id,
    language: article.language,
    sequence: article.sequence,
    publishedAt: article.publishedAt,
    storyOpenedAt: article.story.openedAt,
    marks: [...article.marks],
    terms: packed,
  };
}
