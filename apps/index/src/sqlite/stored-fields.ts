import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { highlight, snippet } from '../search/highlight.ts';
import { writtenFormIn } from '../search/occurrences.ts';
import type { FoundArticles } from '../search-index.ts';
import type { ScoredArticle } from '../search/score.ts';
import { searchable, type SearchableText } from '../search/searchable-text.ts';
import type { WordForms } from '../search/query-plan.ts';

type Hit = FoundArticles['hits'][number];
type LeadRow = readonly [language: string, title: string, summary: string, publishedAt: string];

/** Reads the articles as they were stored. */
export class StoredFields {
  readonly #lead: StatementSync;
  readonly #text: StatementSync;
  readonly #shown: StatementSync;
  readonly #count: StatementSync;
  /** What the current search has read: what is scored is often shown. */
  readonly #cache = new Map<number, ScoredArticle | null>();

  constructor(db: DatabaseSync) {
    // The text lies behind the rest of its row, often on other pages: it is read when needed.
    this.#lead = db.prepare(
      'SELECT language, title, summary, published_at FROM index_articles WHERE doc = ?',
    );
    this.#lead.setReturnArrays(true);
    this.#text = db.prepare('SELECT text FROM index_articles WHERE doc = ?');
    this.#shown = db.prepare(
      `SELECT article_id AS articleId, story_id AS storyId, url, source_id AS sourceId,
         source_name AS sourceName, language, topics, published_at AS publishedAt,
         image_url AS imageUrl
       FROM index_articles WHERE doc = ?`,
    );
    this.#count = db.prepare('SELECT count(*) AS articles FROM index_facts');
  }

  count(): number {
    return Number(this.#count.get()?.['articles']);
  }

  /** Another search begins: the articles may be others. */
  clearCache(): void {
    this.#cache.clear();
  }

  /** What a score looks at; null where the article is gone. */
  texts(doc: number): ScoredArticle | null {
    const cached = this.#cache.get(doc);
    if (cached !== undefined) return cached;
    const texts = this.#read(doc);
    this.#cache.set(doc, texts);
    return texts;
  }

  #read(doc: number): ScoredArticle | null {
    const row = this.#lead.get(doc) as unknown as LeadRow | undefined;
    if (!row) return null;
    const [language, title, summary, publishedAt] = row;
    let text: SearchableText | null = null;
    return {
      title: searchable(title, language),
      summary: searchable(summary, language),
      text: () => (text ??= searchable(String(this.#text.get(doc)?.['text']), language)),
      publishedAt: Date.parse(publishedAt),
    };
  }

  /** The article as an answer shows it; null where it is gone. */
  hit(doc: number, words: readonly WordForms[]): Hit | null {
    const texts = this.texts(doc);
    const shown = this.#shown.get(doc) as (Omit<Hit, 'topics'> & { topics: string }) | undefined;
    if (!texts || !shown) return null;
    return {
      ...shown,
      title: highlight(texts.title, words),
      snippet: snippet(texts.summary, texts.text(), words),
      topics: JSON.parse(shown.topics) as string[],
    };
  }

  /** A term as the article spells it, in lower case; null where it doesn't hold it. */
  writtenForm(doc: number, term: string): string | null {
    const texts = this.texts(doc);
    return texts && writtenFormIn([texts.title, texts.summary, texts.text()], term);
  }
}
