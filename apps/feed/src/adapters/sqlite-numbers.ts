import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';

/** A number that nothing has. */
const nobody = 0;

/** The numbers under which the read model's tables know articles, stories and names. What gives new
 *  ones is to be called inside a transaction, and `drop` where that fails. Names (of sources, topics
 *  and languages) are few and kept in memory. One process at a time. */
export class Numbers {
  readonly #names = new Map<string, number>();
  readonly #byNumber = new Map<number, string>();
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
    this.drop();
  }

  /** Forgets what was given in a transaction that failed. */
  drop(): void {
    this.#names.clear();
    this.#byNumber.clear();
    for (const { n, name } of this.#allNames.all()) this.#remember(String(name), Number(n));
    this.#nextArticle = Number(this.#lastArticle.get()?.['n']) + 1;
  }

  /** 0, which nobody has, for a name that was never given a number. */
  name(name: string): number {
    return this.#names.get(name) ?? nobody;
  }

  nameOf(n: number): string {
    return this.#byNumber.get(n) ?? '';
  }

  giveName(name: string): number {
    return (
      this.#names.get(name) ?? this.#remember(name, Number(this.#addName.run(name).lastInsertRowid))
    );
  }

  /** 0, which nobody has, for a story that was never heard of. */
  story(id: string): number {
    return Number(this.#story.get(textHash(id), id)?.['n'] ?? nobody);
  }

  giveStory(id: string): number {
    const n = this.story(id);
    return n === nobody ? Number(this.#addStory.run(textHash(id), id).lastInsertRowid) : n;
  }

  /** Also of one that was withdrawn; 0, which nobody has, for one that was never here. */
  article(id: string): number {
    return Number(this.#article.get(textHash(id), id, id)?.['n'] ?? nobody);
  }

  giveArticle(): number {
    return this.#nextArticle++;
  }

  #remember(name: string, n: number): number {
    this.#names.set(name, n);
    this.#byNumber.set(n, name);
    return n;
  }
}
