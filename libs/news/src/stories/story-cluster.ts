import type { StoryEntry } from './story-entry.ts';
import type { TermVector } from './term-vector.ts';

/** The articles of a story that are not forgotten. */
export type StoryCluster = { id: string; openedAt: number | null; articles: Set<IndexedArticle> };

/** An article that newcomers are compared with. */
export type IndexedArticle = {
  id: string;
  sequence: number;
  publishedAt: number | null;
  vector: TermVector;
  /** See `duplicateKeys`. */
  duplicateKeys: readonly number[];
  language: string;
  cluster: StoryCluster;
  /** Its number in the index of its language. */
  slot: number;
};

export function toEntry(article: IndexedArticle, packed: string): StoryEntry {
  return {
    id: article.id,
    storyId: article.cluster.id,
    language: article.language,
    sequence: article.sequence,
    publishedAt: article.publishedAt,
    storyOpenedAt: article.cluster.openedAt,
    marks: [...article.duplicateKeys],
    terms: packed,
  };
}
