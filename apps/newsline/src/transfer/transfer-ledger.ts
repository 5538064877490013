import { createHash } from 'node:crypto';
import type { MovingPart, Place } from '@newsline/platform';
import type { Connection } from 'mongoose';

/** A move as the target remembers it. */
export type Move = {
  /** What tells that the data has not changed since. */
  readonly fingerprint: string;
  /** The data folder, for people. */
  readonly from: string;
  readonly beganAt: Date;
  readonly finishedAt: Date | null;
};

/** How far one part has come. */
export type Progress = {
  readonly place: Place | null;
  readonly moved: number;
  readonly isDone: boolean;
};

const head = { _id: 'move' } as const;
/** Feed makes it with one document when it opens, also where there is no news. */
const unsaid = new Set(['feed_batches']);

/** The collection `moves` of the target: what is moved, and how far. */
export class MoveLedger {
  readonly #connection: Connection;
  readonly #moves;
  readonly #parts;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#moves = connection.collection<Move & { readonly _id: string }>('moves');
    this.#parts = connection.collection<Progress & { readonly _id: string }>('moves');
  }

  async current(): Promise<Move | null> {
    return this.#moves.findOne(head);
  }

  async begin(move: Move): Promise<void> {
    await this.#moves.updateOne(head, { $setOnInsert: move }, { upsert: true });
  }

  async finish(at: Date): Promise<void> {
    await this.#moves.updateOne(head, { $set: { finishedAt: at } });
  }

  async progressOf({ name }: MovingPart): Promise<Progress> {
    return (await this.#parts.findOne({ _id: name })) ?? { place: null, moved: 0, isDone: false };
  }

  async note({ name }: MovingPart, progress: Progress): Promise<void> {
    await this.#parts.updateOne({ _id: name }, { $set: progress }, { upsert: true });
  }

  /** What the services keep in this database, for people. */
  async holds(): Promise<readonly string[]> {
    const held: string[] = [];
    for (const { name } of await this.#connection.listCollections()) {
      if (!/^(ingest|classify|feed)_/.test(name) || unsaid.has(name)) continue;
      const documents = await this.#connection.collection(name).countDocuments();
      if (documents > 0) held.push(`${name} (${documents})`);
    }
    return held.sort();
  }
}

/** The same as long as nothing has changed of what is to be moved. */
export function fingerprintOf(parts: readonly MovingPart[]): string {
  const facts = parts.map(({ name, total, stamp }) => [name, total(), stamp?.()]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
