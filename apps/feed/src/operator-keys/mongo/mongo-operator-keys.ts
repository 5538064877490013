import { timingSafeEqual } from 'node:crypto';
import { migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { OperatorKeys } from '../operator-keys.ts';
import { feedCollections } from '../../read-model/mongo/collections.ts';
import { hashOf, newKey } from '../operator-key.ts';

type KeyRecord = {
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
    this.#keys = connection.collection<KeyRecord>('feed_operator_keys');
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
    const update = { $setOnInsert: this.#recordOf(key) };
    const { upsertedCount } = await this.#keys.updateOne(only, update, { upsert: true });
    return upsertedCount === 1 ? key : null;
  }

  async renew(): Promise<string> {
    const key = newKey();
    await this.#keys.updateOne(only, { $set: this.#recordOf(key) }, { upsert: true });
    return key;
  }

  async verify(key: string): Promise<boolean> {
    const stored = await this.#keys.findOne(only);
    return stored !== null && timingSafeEqual(Buffer.from(stored.hash, 'hex'), hashOf(key));
  }

  /** Takes over a key that another store made. Only its hash is known. */
  async take(hash: string, madeAt: string): Promise<void> {
    await this.#keys.updateOne(only, { $set: { hash, madeAt } }, { upsert: true });
  }

  #recordOf(key: string): Omit<KeyRecord, '_id'> {
    return { hash: hashOf(key).toString('hex'), madeAt: this.#now().toISOString() };
  }
}
