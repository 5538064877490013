import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';
import { type Move, notArrivedYet } from '../not-arrived-yet.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';

/** `n` and `move` are null for an article that was withdrawn. */
type Row = { n: number | null; version: number; move: number | null };

/** Takes articles to other stories. */
export class SqliteMoves {
  readonly #select;
  readonly #update;
  readonly #keys: SurrogateKeys;

  constructor(db: DatabaseSync, keys: SurrogateKeys) {
    this.#keys = keys;
    this.#select = db.prepare(
      `SELECT n, version, move FROM feed_article WHERE id_hash = ? AND id = ?
       UNION ALL SELECT NULL, version, NULL FROM feed_withdrawn WHERE id = ?`,
    );
    this.#update = db.prepare(
      `UPDATE feed_article SET story = ?, move = ?, card = json_set(card, '$.storyId', ?)
       WHERE n = ?`,
    );
  }

  /** Must be called inside a transaction.
   *  @returns whether it changed anything
   *  @throws where the version is not there yet, nor anything that outranks it */
  put(update: Move): boolean {
    const { articleId, version, move, storyId } = update;
    const row = this.#select.get(textHash(articleId), articleId, articleId);
    const stored = row as unknown as Row | undefined;
    if (!stored || stored.version < version) throw notArrivedYet([update]);
    const { n } = stored;
    if (n === null || stored.version > version || (stored.move ?? 0) >= move) return false;
    this.#update.run(this.#keys.ensureStoryKey(storyId), move, storyId, n);
    return true;
  }
}
