import type { DatabaseSync } from 'node:sqlite';
import type { Observation, SourceRemoval } from '../search-index.ts';

/** Which sources show an article beside the one whose words it is in. Methods that write must be called
 *  inside a transaction. */
export class ObservedSources {
  readonly #of;
  readonly #put;
  readonly #removedAt;
  readonly #saveRemoval;
  readonly #articlesOf;
  readonly #end;
  readonly #lastChange;
  readonly #changedSince;

  constructor(db: DatabaseSync) {
    this.#of = db.prepare(
      'SELECT source_id FROM index_observed WHERE article_id = ? AND standing = 1',
    );
    this.#put = db.prepare(
      `INSERT INTO index_observed (article_id, source_id, as_of, standing, change)
       VALUES (?, ?, ?, 1, ?)
       ON CONFLICT DO UPDATE
       SET as_of = excluded.as_of, standing = 1, change = excluded.change
       WHERE as_of < excluded.as_of`,
    );
    this.#removedAt = db.prepare('SELECT as_of FROM index_removed_sources WHERE source_id = ?');
    this.#saveRemoval = db.prepare(
      `INSERT INTO index_removed_sources VALUES (?, ?)
       ON CONFLICT DO UPDATE SET as_of = max(as_of, excluded.as_of)`,
    );
    const standing = 'source_id = ? AND as_of <= ? AND standing = 1';
    this.#articlesOf = db.prepare(`SELECT article_id FROM index_observed WHERE ${standing}`);
    this.#end = db.prepare(`UPDATE index_observed SET standing = 0, change = ? WHERE ${standing}`);
    this.#lastChange = db.prepare('SELECT max(change) AS change FROM index_observed');
    this.#changedSince = db.prepare(
      'SELECT DISTINCT article_id FROM index_observed WHERE change > ?',
    );
  }

  /** All sources of an article, as doc values have them: a JSON array, the one whose words it is in
   *  first. */
  valueOf(articleId: string, sourceId: string): string {
    const others = this.#of.all(articleId).map((row) => String(row['source_id']));
    return JSON.stringify([sourceId, ...others.filter((other) => other !== sourceId)]);
  }

  /** @returns whether it changed anything */
  put({ articleId, sourceId, asOf }: Observation): boolean {
    const at = Date.parse(asOf);
    if (at <= Number(this.#removedAt.get(sourceId)?.['as_of'] ?? -1)) return false;
    return Number(this.#put.run(articleId, sourceId, at, this.lastChange + 1).changes) > 0;
  }

  /** @returns the articles that it showed */
  remove({ sourceId, asOf }: SourceRemoval): string[] {
    const until = Date.parse(asOf);
    this.#saveRemoval.run(sourceId, until);
    const articles = this.#articlesOf.all(sourceId, until).map((row) => String(row['article_id']));
    if (articles.length > 0) this.#end.run(this.lastChange + 1, sourceId, until);
    return articles;
  }

  /** Grows with every change, for `changedSince`. */
  get lastChange(): number {
    return Number(this.#lastChange.get()?.['change'] ?? 0);
  }

  /** The articles of which sources came or went. */
  changedSince(change: number): string[] {
    return this.#changedSince.all(change).map((row) => String(row['article_id']));
  }
}
