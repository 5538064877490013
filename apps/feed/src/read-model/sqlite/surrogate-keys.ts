import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';

/** A key that no row has. */
const noKey = 0;

/** The integer keys of articles, stories and names in the read model's tables. Methods that create
 *  keys must be called inside a transaction, and `rollback` where that fails. Names (of sources,
 *  topics and languages) are few and cached in memory. One process at a time. */
export class SurrogateKeys {
  readonly #keysByName = new Map<string, number>();
  readonly #namesByKey = new Map<number, string>();
  readonly #allNames;
  readonly #addName;
  readonly #story;
  readonly #addStory;
  readonly #article;
  readonly #lastArticle;
  #nextArticle = 0;

  constructor(db: DatabaseSync) {
    this.#allNames = db.prepare('SELECT n, name FROM feed_name');
    this.#addName = db.prepare('INSERT INTO feed_name (name) VALUES (?)');
    this.#story = db.prepare('SELECT n FROM feed_story WHERE id_hash = ? AND id = ?');
    this.#addStory = db.prepare('INSERT INTO feed_story (id_hash, id, revision) VALUES (?, ?, 0)');
    this.#article = db.prepare(
      `SELECT n FROM feed_article WHERE id_hash = ? AND id = ?
       UNION ALL SELECT n FROM feed_withdrawn WHERE id = ? AND n IS NOT NULL`,
    );
    this.#lastArticle = db.prepare(
      `SELECT max(coalesce((SELECT max(n) FROM feed_article), 0),
         coalesce((SELECT max(n) FROM feed_withdrawn), 0)) AS n`,
    );
    this.rollback();
  }

  /** Forgets the keys that were created in a transaction that failed. */
  rollback(): void {
    this.#keysByName.clear();
    this.#namesByKey.clear();
    for (const { n, name } of this.#allNames.all()) this.#remember(String(name), Number(n));
    this.#nextArticle = Number(this.#lastArticle.get()?.['n']) + 1;
  }

  /** 0, which no row has, for an unknown name. */
  nameKey(name: string): number {
    return this.#keysByName.get(name) ?? noKey;
  }

  nameOf(n: number): string {
    return this.#namesByKey.get(n) ?? '';
  }

  ensureNameKey(name: string): number {
    return (
      this.#keysByName.get(name) ??
      this.#remember(name, Number(this.#addName.run(name).lastInsertRowid))
    );
  }

  /** 0, which no row has, for an unknown story. */
  storyKey(id: string): number {
    return Number(this.#story.get(textHash(id), id)?.['n'] ?? noKey);
  }

  ensureStoryKey(id: string): number {
    const n = this.storyKey(id);
    return n === noKey ? Number(this.#addStory.run(textHash(id), id).lastInsertRowid) : n;
  }

  /** Also of a withdrawn article; 0, which no row has, for an unknown one. */
  articleKey(id: string): number {
    return Number(this.#article.get(textHash(id), id, id)?.['n'] ?? noKey);
  }

  nextArticleKey(): number {
    return this.#nextArticle++;
  }

  #remember(name: string, n: number): number {
    this.#keysByName.set(name, n);
    this.#namesByKey.set(n, name);
    return n;
  }
}
