import { createHash } from 'node:crypto';
import type { Position, TransferPart } from '@newsline/platform';
import type { Connection } from 'mongoose';

/** A transfer as the target remembers it. */
export type Transfer = {
  /** Tells whether the data is still the same. */
  readonly fingerprint: string;
  /** The data folder, for people. */
  readonly from: string;
  readonly beganAt: Date;
  readonly finishedAt: Date | null;
};

/** How far one part has come. */
export type Progress = {
  readonly position: Position | null;
  readonly transferred: number;
  readonly isDone: boolean;
};

/** As it is stored: transfers that began before they were called so can be resumed. */
type StoredProgress = {
  readonly _id: string;
  readonly place: Position | null;
  readonly moved: number;
  readonly isDone: boolean;
};

const collection = 'moves';
const head = { _id: 'move' } as const;
/** Feed creates it with one document when it opens, also where there is no news. */
const notData = new Set(['feed_batches']);

/** The collection `moves` of the target: what is transferred, and how far. */
export class TransferLedger {
  readonly #connection: Connection;
  readonly #transfers;
  readonly #parts;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#transfers = connection.collection<Transfer & { readonly _id: string }>(collection);
    this.#parts = connection.collection<StoredProgress>(collection);
  }

  async current(): Promise<Transfer | null> {
    return this.#transfers.findOne(head);
  }

  async begin(transfer: Transfer): Promise<void> {
    await this.#transfers.updateOne(head, { $setOnInsert: transfer }, { upsert: true });
  }

  async finish(at: Date): Promise<void> {
    await this.#transfers.updateOne(head, { $set: { finishedAt: at } });
  }

  async progressOf({ name }: TransferPart): Promise<Progress> {
    const stored = await this.#parts.findOne({ _id: name });
    if (!stored) return { position: null, transferred: 0, isDone: false };
    return { position: stored.place, transferred: stored.moved, isDone: stored.isDone };
  }

  async record({ name }: TransferPart, { position, transferred, isDone }: Progress): Promise<void> {
    const stored = { place: position, moved: transferred, isDone };
    await this.#parts.updateOne({ _id: name }, { $set: stored }, { upsert: true });
  }

  /** What the services keep in this database, for people. */
  async holds(): Promise<readonly string[]> {
    const held: string[] = [];
    for (const { name } of await this.#connection.listCollections()) {
      if (!/^(ingest|classify|feed)_/.test(name) || notData.has(name)) continue;
      const documents = await this.#connection.collection(name).countDocuments();
      if (documents > 0) held.push(`${name} (${documents})`);
    }
    return held.sort();
  }
}

/** The same as long as nothing has changed of what is to be transferred. */
export function fingerprintOf(parts: readonly TransferPart[]): string {
  const facts = parts.map(({ name, total, stamp }) => [name, total(), stamp?.()]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
