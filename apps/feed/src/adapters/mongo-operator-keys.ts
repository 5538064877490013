import { timingSafeEqual } from 'node:crypto';
import { migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { OperatorKeys } from '../operator-keys.ts';
import { feedCollections } from './mongo-feed-collections.ts';
import { hashOf, newKey } from './operator-key.ts';

type Kept = {
  readonly _id: 'operator';
  /** SHA-256, hex. */
  readonly hash: string;
  readonly madeAt: string;
};

const only = { _id: 'operator' } as const;

/** Feed's operator's key in MongoDB: one document. */
export class MongoOperatorKeys extends OperatorKeys {
  readonly #keys;
  readonly #now: () => Date;

  private constructor(connection: Connection, now: () => Date) {
    super();
    this.#keys = connection.collection<Kept>('feed_operator_keys');
    this.#now = now;
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(
    connection: Connection,
    now: () => Date = () => new Date(),
  ): Promise<MongoOperatorKeys> {
    await migrateMongo(connection, 'feed', feedCollections);
    return new MongoOperatorKeys(connection, now);
  }

  async ensure(): Promise<string | null> {
    const key = newKey();
    const update = { $setOnInsert: this.#kept(key) };
    const { upsertedCount } = await this.#keys.updateOne(only, update, { upsert: true });
    return upsertedCount === 1 ? key : null;
  }

  async renew(): Promise<string> {
    const key = newKey();
    await this.#keys.updateOne(only, { $set: this.#kept(key) }, { upsert: true });
    return key;
  }

  async verify(key: string): Promise<boolean> {
    const kept = await this.#keys.findOne(only);
    return kept !== null && timingSafeEqual(Buffer.from(kept.hash, 'hex'), hashOf(key));
  }

  /** Takes over a key that another store made, of which nobody knows more than the hash. */
  async take(hash: string, madeAt: string): Promise<void> {
    await this.#keys.updateOne(only, { $set: { hash, madeAt } }, { upsert: true });
  }

  #kept(key: string): Omit<Kept, '_id'> {
    return { hash: hashOf(key).toString('hex'), madeAt: this.#now().toISOString() };
  }
}
