import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { outletOf } from '@newsline/news';
import type { Card } from '../search/engine.ts';
import type { ScoredArticle } from '../search/score.ts';
import { searchable, type SearchableText } from '../search/searchable-text.ts';

type Row = readonly [
  ...[language: string, title: string, summary: string, text: string],
  ...[publishedAt: string, storyId: string, articleId: string, url: string | null],
  ...[sourceId: string, sourceName: string, topics: string, imageUrl: string | null],
];

/** An article as it was stored: what a score looks at, and how an answer shows it. */
export type StoredDoc = {
  readonly storyId: string;
  readonly article: ScoredArticle;
  /** @param edited whether its publisher has changed it */
  readonly card: (edited: boolean) => Card;
};

/** Reads the articles as they were stored. */
export class StoredFields {
  readonly #row: StatementSync;
  readonly #count: StatementSync;
  readonly #latest: StatementSync;

  constructor(db: DatabaseSync) {
    this.#row = db.prepare(
      `SELECT language, title, summary, text, published_at, story_id, article_id, url,
         source_id, source_name, topics, image_url
       FROM index_articles WHERE doc = ?`,
    );
    this.#row.setReturnArrays(true);
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

  /** Null where the article is gone. */
  read(doc: number): StoredDoc | null {
    const row = this.#row.get(doc) as unknown as Row | undefined;
    if (!row) return null;
    const [language, title, summary, text, publishedAt, storyId, ...others] = row;
    const [articleId, url, sourceId, sourceName, topics, imageUrl] = others;
    let whole: SearchableText | null = null;
    return {
      storyId,
      article: {
        title: searchable(title, language),
        summary: searchable(summary, language),
        text: () => (whole ??= searchable(text, language)),
        publishedAt: Date.parse(publishedAt),
        language,
      },
      card: (edited) => ({
        ...{ articleId, storyId, url, sourceId, sourceName, language, publishedAt, imageUrl },
        ...{ topics: JSON.parse(topics) as string[], edited, outlet: outletOf(url ?? '') },
      }),
    };
  }
}
