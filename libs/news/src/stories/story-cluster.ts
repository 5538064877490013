import type { Newcomer } from './newcomer.ts';
import type { StoryEntry } from './story-entry.ts';
import { packFacts, packVector, type TermVector } from './term-vector.ts';

/** The articles of a story that are not forgotten. */
export type StoryCluster = { id: string; openedAt: number | null; articles: Set<IndexedArticle> };

/** An article that newcomers are compared with. */
export type IndexedArticle = Omit<Newcomer, 'vector'> & {
  /** Good as long as the article is in the index. */
  vector: TermVector;
  id: string;
  sequence: number;
  cluster: StoryCluster;
  /** Its number in the index of its language. */
  slot: number;
};

export function toEntry(article: IndexedArticle): StoryEntry {
  return {
    id: article.id,
    storyId: article.cluster.id,
    language: article.language,
    sequence: article.sequence,
    publishedAt: article.publishedAt,
    storyOpenedAt: article.cluster.openedAt,
    marks: [...article.duplicateKeys],
    terms: packVector(article.vector),
    facts: packFacts(article.vector),
    outlet: article.outlet,
    series: article.series,
  };
}
