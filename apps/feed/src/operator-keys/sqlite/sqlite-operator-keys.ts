import { timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '@newsline/platform';
import { OperatorKeys } from '../operator-keys.ts';
import { hashOf, newKey } from '../operator-key.ts';
import { migrateFeed } from '../../read-model/sqlite/schema.ts';

/** Feed's operator's key in the SQLite file. */
export class SqliteOperatorKeys extends OperatorKeys {
  readonly #db: DatabaseSync;
  readonly #now: () => Date;

  constructor(db: DatabaseSync, now: () => Date = () => new Date()) {
    super();
    migrateFeed(db);
    this.#db = db;
    this.#now = now;
  }

  async ensure(): Promise<string | null> {
    return inTransaction(this.#db, () => (this.#hashes().length > 0 ? null : this.#make()));
  }

  async renew(): Promise<string> {
    return inTransaction(this.#db, () => {
      this.#db.exec('DELETE FROM feed_operator_keys');
      return this.#make();
    });
  }

  async verify(key: string): Promise<boolean> {
    const given = hashOf(key);
    return this.#hashes().some((hash) => timingSafeEqual(hash, given));
  }

  #make(): string {
    const key = newKey();
    this.#db
      .prepare('INSERT INTO feed_operator_keys (hash, made_at) VALUES (?, ?)')
      .run(hashOf(key).toString('hex'), this.#now().toISOString());
    return key;
  }

  #hashes(): Buffer[] {
    const rows = this.#db.prepare('SELECT hash FROM feed_operator_keys').all();
    return rows.map(({ hash }) => Buffer.from(String(hash), 'hex'));
  }
}
