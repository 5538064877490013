import { randomUUID } from 'node:crypto';
import { migrateMongo, type MongoStep } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { mergePoll } from '../sources/merge-poll.ts';
import { SourceStore, type DueSource, type Source } from '../sources/source-store.ts';
import { upserting } from './mongo-upserts.ts';

type SourceRecord = {
  readonly _id: string;
  readonly url: string;
  readonly dueAt: Date;
  readonly source: Source;
  /** The store that has it, also when its lease has run out and nobody has taken it since. */
  readonly takenBy: string | null;
  readonly takenUntil: Date;
};

const free = { takenBy: null, takenUntil: new Date(0) };

const steps: readonly MongoStep[] = [
  async (connection) => {
    await connection
      .collection('ingest_sources')
      .createIndexes([{ key: { url: 1 }, unique: true }, { key: { dueAt: 1, takenUntil: 1 } }]);
  },
];

/** Sources in MongoDB, shared by replicas. A lease is two fields of its source: who takes it is decided
 *  by one conditional update of one document. */
export class MongoSourceStore extends SourceStore {
  readonly #sources;
  readonly #self = randomUUID();

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
    return found.map(({ source }) => source);
  }

  async get(id: string): Promise<Source | null> {
    return (await this.#sources.findOne({ _id: id }))?.source ?? null;
  }

  async atUrl(url: string): Promise<Source | null> {
    return (await this.#sources.findOne({ url }))?.source ?? null;
  }

  async due(now: Date, limit: number): Promise<readonly DueSource[]> {
    const found = await this.#sources
      .find({ dueAt: { $lte: now }, takenUntil: { $lte: now } }, { projection: { url: 1 } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, url }) => ({ id: _id, url }));
  }

  async take(id: string, now: Date, leaseMs: number): Promise<Source | null> {
    const taken = await this.#sources.findOneAndUpdate(
      { _id: id, dueAt: { $lte: now }, takenUntil: { $lte: now } },
      { $set: { takenBy: this.#self, takenUntil: after(now, leaseMs) } },
    );
    return taken?.source ?? null;
  }

  async extend(id: string, now: Date, leaseMs: number): Promise<void> {
    await this.#sources.updateOne(this.#mine(id), { $set: { takenUntil: after(now, leaseMs) } });
  }

  async release(id: string): Promise<void> {
    await this.#sources.updateOne(this.#mine(id), { $set: free });
  }

  async put(source: Source): Promise<void> {
    const write = { $set: fieldsOf(source), $setOnInsert: free };
    await upserting(() => this.#sources.updateOne({ _id: source.id }, write, { upsert: true }));
  }

  /** Written where it is still what was read. */
  async replace(polled: Source, taken: Source): Promise<Source | null> {
    for (;;) {
      const kept = await this.#sources.findOne({ _id: taken.id });
      if (!kept) return null;
      const source = mergePoll(polled, taken, kept.source);
      // Another's lease is not this store's to end.
      const isMine = kept.takenBy === this.#self;
      const { matchedCount } = await this.#sources.updateOne(
        { _id: taken.id, source: kept.source, takenBy: kept.takenBy },
        { $set: { ...fieldsOf(source), ...(isMine && free) } },
      );
      if (matchedCount > 0) return source;
    }
  }

  async pollAt(id: string, at: Date): Promise<boolean> {
    const { matchedCount } = await this.#sources.updateOne(
      { _id: id },
      { $set: { dueAt: at, 'source.health.nextPollAt': at.toISOString() } },
    );
    return matchedCount > 0;
  }

  async remove(id: string): Promise<boolean> {
    return (await this.#sources.deleteOne({ _id: id })).deletedCount > 0;
  }

  #mine(id: string): Pick<SourceRecord, '_id' | 'takenBy'> {
    return { _id: id, takenBy: this.#self };
  }
}

function fieldsOf(source: Source): Pick<SourceRecord, 'url' | 'dueAt' | 'source'> {
  return { url: source.url, dueAt: new Date(source.health.nextPollAt), source };
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
