import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { outletOf } from '@newsline/news';
import type { Card } from '../search/engine.ts';
import type { ScoredArticle } from '../search/score.ts';
import { searchable, type SearchableText } from '../search/searchable-text.ts';

type TextRow = readonly [
  language: string,
  title: string,
  summary: string,
  text: string,
  publishedAt: string,
  storyId: string,
];
type CardRow = Omit<Card, 'topics' | 'edited' | 'outlet'> & {
  readonly topics: string;
};

/** Reads the articles as they were stored. */
export class StoredFields {
  readonly #texts: StatementSync;
  readonly #card: StatementSync;
  readonly #count: StatementSync;
  readonly #latest: StatementSync;

  constructor(db: DatabaseSync) {
    this.#texts = db.prepare(
      `SELECT language, title, summary, text, published_at, story_id
       FROM index_articles WHERE doc = ?`,
    );
    this.#texts.setReturnArrays(true);
    this.#card = db.prepare(
      `SELECT article_id AS articleId, story_id AS storyId, url, source_id AS sourceId,
         source_name AS sourceName, language, topics, published_at AS publishedAt,
         image_url AS imageUrl
       FROM index_articles WHERE doc = ?`,
    );
    this.#latest = db.prepare(
      'SELECT language, title FROM index_articles ORDER BY doc DESC LIMIT ?',
    );
    this.#count = db.prepare('SELECT count(*) AS articles FROM index_facts');
  }

  count(): number {
    return Number(this.#count.get()?.['articles']);
  }

  /** Folded. */
  latestTitles(limit: number): string[] {
    return this.#latest
      .all(limit)
      .map(({ language, title }) => searchable(String(title), String(language)).folded);
  }

  /** What a score looks at; null where the article is gone. */
  texts(doc: number): (ScoredArticle & { readonly storyId: string }) | null {
    const row = this.#texts.get(doc) as unknown as TextRow | undefined;
    if (!row) return null;
    const [language, title, summary, text, publishedAt, storyId] = row;
    let whole: SearchableText | null = null;
    return {
      title: searchable(title, language),
      summary: searchable(summary, language),
      text: () => (whole ??= searchable(text, language)),
      publishedAt: Date.parse(publishedAt),
      storyId,
    };
  }

  /** The article as an answer shows it; null where it is gone. */
  card(doc: number, edited: boolean): Card | null {
    const row = this.#card.get(doc) as CardRow | undefined;
    if (!row) return null;
    return {
      ...row,
      topics: JSON.parse(row.topics) as string[],
      edited,
      outlet: outletOf(row.url ?? ''),
    };
  }
}
