import { randomUUID } from 'node:crypto';
import { isDuplicateKey, migrateMongo, type MongoStep } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { HostLeases } from '../polling/host-leases.ts';

type HostRecord = { readonly _id: string; readonly takenBy: string; readonly takenUntil: Date };

/** Hosts that nobody asks any more are forgotten after an hour. */
const steps: readonly MongoStep[] = [
  async (connection) => {
    await connection
      .collection('ingest_hosts')
      .createIndexes([{ key: { takenUntil: 1 }, expireAfterSeconds: 3_600 }]);
  },
];

/** Leases in MongoDB: who gets one is decided by one conditional upsert of one document, which fails on
 *  its id where another has it. */
export class MongoHostLeases extends HostLeases {
  readonly #hosts;
  readonly #holder = randomUUID();

  private constructor(connection: Connection) {
    super();
    this.#hosts = connection.collection<HostRecord>('ingest_hosts');
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(connection: Connection): Promise<MongoHostLeases> {
    await migrateMongo(connection, 'ingest.hosts', steps);
    return new MongoHostLeases(connection);
  }

  async lease(host: string, now: Date, leaseMs: number): Promise<boolean> {
    const takenUntil = new Date(now.getTime() + leaseMs);
    try {
      await this.#hosts.updateOne(
        { _id: host, takenUntil: { $lte: now } },
        { $set: { takenBy: this.#holder, takenUntil } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async release(host: string, until: Date): Promise<void> {
    await this.#hosts.updateOne(
      { _id: host, takenBy: this.#holder },
      { $set: { takenUntil: until } },
    );
  }
}
