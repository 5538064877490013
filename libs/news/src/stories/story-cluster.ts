import type { Indexable } from './language-index.ts';
import type { Newcomer } from './newcomer.ts';
import type { Profile } from './profile.ts';
import type { StoryEntry } from './story-entry.ts';
import { packFacts, packVector } from './term-vector.ts';

/** The articles of a story that are not forgotten. */
export class StoryCluster {
  readonly id: string;
  readonly openedAt: number | null;
  readonly #articles = new Set<IndexedArticle>();
  /** Whether it ever had articles in two languages. */
  #isMixed = false;

  constructor(id: string, openedAt: number | null) {
    this.id = id;
    this.openedAt = openedAt;
  }

  /** In the order in which they came. */
  get articles(): ReadonlySet<IndexedArticle> {
    return this.#articles;
  }

  add(article: IndexedArticle): void {
    const [first] = this.#articles;
    if (first && first.language !== article.language) this.#isMixed = true;
    this.#articles.add(article);
  }

  delete(article: IndexedArticle): void {
    this.#articles.delete(article);
  }

  countIn(language: string): number {
    if (!this.#isMixed) return this.#articles.size;
    return [...this.#articles].filter((article) => article.language === language).length;
  }
}

/** An article as those in another language are compared with it. */
export type BridgedArticle = Omit<Profile, 'vector'> & Indexable & { article: IndexedArticle };

/** An article that newcomers are compared with. */
export type IndexedArticle = Omit<Newcomer, 'vector'> &
  Indexable & {
    id: string;
    sequence: number;
    cluster: StoryCluster;
    /** As articles in other languages are compared with it; null: they are not, or not any more. */
    bridged: BridgedArticle | null;
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
    ...(article.bridged && {
      bridge: packVector(article.bridged.vector),
      bridgeFacts: packFacts(article.bridged.vector),
    }),
  };
}
