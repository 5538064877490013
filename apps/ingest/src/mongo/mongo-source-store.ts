import { randomUUID } from 'node:crypto';
import { migrateMongo, retryDuplicateKey, type MongoStep } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { mergePoll } from '../polling/merge-poll.ts';
import {
  addressesAt,
  dueAt,
  pauseReason,
  Source,
  SourceStore,
  type DueSource,
  type StoredSource,
} from '../polling/source-store.ts';
import type { Subscription } from '../polling/websub/subscription.ts';

type SourceRecord = {
  readonly _id: string;
  readonly url: string;
  readonly dueAt: Date;
  readonly source: StoredSource;
  /** The store that leased it last, also when that lease has expired; null when none has it. */
  readonly takenBy: string | null;
  readonly takenUntil: Date;
};

const noLease = { takenBy: null, takenUntil: new Date(0) };

const steps: readonly MongoStep[] = [
  async (connection) => {
    await connection
      .collection('ingest_sources')
      .createIndexes([{ key: { url: 1 }, unique: true }, { key: { dueAt: 1, takenUntil: 1 } }]);
  },
];

/** Sources in MongoDB, shared by replicas. A lease is two fields of its source: who gets it is
 *  decided by one conditional update of one document. */
export class MongoSourceStore extends SourceStore {
  readonly #sources;
  readonly #holder = randomUUID();

  private constructor(connection: Connection) {
    super();
    this.#sources = connection.collection<SourceRecord>('ingest_sources');
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(connection: Connection): Promise<MongoSourceStore> {
    await migrateMongo(connection, 'ingest.sources', steps);
    return new MongoSourceStore(connection);
  }

  async all(): Promise<readonly Source[]> {
    const found = await this.#sources.find().sort({ _id: 1 }).toArray();
    return found.map(toSource);
  }

  async get(id: string): Promise<Source | null> {
    const found = await this.#sources.findOne({ _id: id });
    return found && toSource(found);
  }

  async getByUrl(url: string): Promise<Source | null> {
    const found = await this.#sources.findOne({ url });
    return found && toSource(found);
  }

  async due(now: Date, limit: number): Promise<readonly DueSource[]> {
    const found = await this.#sources
      .find(
        { dueAt: { $lte: now }, takenUntil: { $lte: now } },
        { projection: { url: 1, dueAt: 1 } },
      )
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, url, dueAt: at }) => ({ id: _id, url, isAsked: at.getTime() === 0 }));
  }

  async lease(id: string, now: Date, leaseMs: number): Promise<Source | null> {
    const found = await this.#sources.findOneAndUpdate(
      { _id: id, dueAt: { $lte: now }, takenUntil: { $lte: now } },
      { $set: { takenBy: this.#holder, takenUntil: after(now, leaseMs) } },
    );
    return found && toSource(found);
  }

  async extendLease(id: string, now: Date, leaseMs: number): Promise<void> {
    await this.#sources.updateOne(this.#leasedHere(id), {
      $set: { takenUntil: after(now, leaseMs) },
    });
  }

  async releaseLease(id: string): Promise<void> {
    await this.#sources.updateOne(this.#leasedHere(id), { $set: noLease });
  }

  async put(source: Source): Promise<void> {
    const write = { $set: fieldsOf(source), $setOnInsert: noLease };
    await retryDuplicateKey(() =>
      this.#sources.updateOne({ _id: source.id }, write, { upsert: true }),
    );
  }

  /** A compare-and-set: written where it is still what was read. */
  async savePoll(polled: Source, leased: Source): Promise<Source | null> {
    for (;;) {
      const stored = await this.#sources.findOne({ _id: leased.id });
      if (!stored) return null;
      const source = mergePoll(polled, leased, toSource(stored));
      // Another's lease is not this store's to end.
      const isMine = stored.takenBy === this.#holder;
      const { matchedCount } = await this.#sources.updateOne(
        { _id: leased.id, source: stored.source, takenBy: stored.takenBy },
        { $set: { ...fieldsOf(source), ...(isMine && noLease) } },
      );
      if (matchedCount > 0) return source;
    }
  }

  async pollSoon(id: string, now: Date): Promise<boolean> {
    const { matchedCount } = await this.#sources.updateOne(
      { _id: id },
      {
        $set: {
          dueAt: new Date(0),
          'source.health.nextPollAt': now.toISOString(),
          'source.health.nextPollReason': { kind: 'asked', values: {} },
        },
      },
    );
    return matchedCount > 0;
  }

  async postpone(host: string, until: Date, now: Date): Promise<readonly Source[]> {
    const isSooner = { dueAt: { $gt: new Date(0), $lt: until }, takenUntil: { $lte: now } };
    const atHost = {
      $or: addressesAt(host).map(([from, to]) => ({ url: { $gte: from, $lt: to } })),
    };
    const found = await this.#sources.find({ ...isSooner, ...atHost }).toArray();
    const postponed = found.map(({ _id }) =>
      this.#sources.findOneAndUpdate(
        { _id, ...isSooner },
        { $set: pauseUntil(until, now) },
        { returnDocument: 'after' },
      ),
    );
    return (await Promise.all(postponed)).flatMap((each) => (each ? [toSource(each)] : []));
  }

  async setSubscription(id: string, subscription: Subscription | null): Promise<boolean> {
    const { matchedCount } = await this.#sources.updateOne(
      { _id: id },
      { $set: { 'source.subscription': subscription } },
    );
    return matchedCount > 0;
  }

  async remove(id: string): Promise<boolean> {
    return (await this.#sources.deleteOne({ _id: id })).deletedCount > 0;
  }

  #leasedHere(id: string): Pick<SourceRecord, '_id' | 'takenBy'> {
    return { _id: id, takenBy: this.#holder };
  }
}

function toSource({ source }: Pick<SourceRecord, 'source'>): Source {
  return Source.parse(source);
}

function fieldsOf(source: Source): Pick<SourceRecord, 'url' | 'dueAt' | 'source'> {
  return { url: source.url, dueAt: new Date(dueAt(source)), source };
}

function pauseUntil(until: Date, now: Date) {
  return {
    dueAt: until,
    'source.health.nextPollAt': until.toISOString(),
    'source.health.nextPollReason': pauseReason(until, now),
  };
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
