import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';

/** Which batches of updates a reader counts as applied: those up to `last` except the `open` ones.
 *  After PostgreSQL's snapshots (its manual, "Multiversion Concurrency Control"). */
export type Snapshot = { readonly last: number; readonly open: readonly number[] };

export function isApplied(batch: number, { last, open }: Snapshot): boolean {
  return batch <= last && !open.includes(batch);
}

/** How many batches have ended. */
export function revisionOf({ last, open }: Snapshot): number {
  return last - open.length;
}

/** Writes what is new in a batch; may be interrupted and repeated. */
export type PreparedWrite = (batch: number) => Promise<void>;

type SnapshotRecord = {
  readonly _id: 'all';
  /** The number of the latest batch. */
  readonly last: number;
  /** Those being applied. */
  readonly open: readonly { readonly n: number; readonly at: number }[];
};

const only = { _id: 'all' } as const;
/** How far a replica may lag behind what the others applied; further when it has been idle. */
const pollEveryMs = 25;
const pollEveryWhenIdleMs = 250;
const idleAfterMs = 2_000;
/** A batch that takes longer belongs to a replica that died. */
const abandonedAfterMs = 60_000;

/**
 * Gives batches of updates their numbers, in one sequence for all replicas: before the first write,
 * and only to a batch that has something new. A batch ends when all of it is written. So a snapshot
 * stays the same while batches end, and the revision grows with each that does.
 */
export class SnapshotRegistry {
  readonly #records;
  readonly #now: () => Date;
  #latest: SnapshotRecord;
  /** By the monotonic clock: the last read of a snapshot, or news from another replica. */
  #activeAt = -Infinity;

  private constructor(connection: Connection, now: () => Date, latest: SnapshotRecord) {
    this.#records = connection.collection<SnapshotRecord>('feed_batches');
    this.#now = now;
    this.#latest = latest;
  }

  /** Polls what other replicas do until the connection closes. */
  static async open(connection: Connection, now: () => Date): Promise<SnapshotRegistry> {
    const latest = await connection.collection<SnapshotRecord>('feed_batches').findOne(only);
    if (!latest) throw new Error('The collection feed_batches is empty: was it deleted by hand?');
    const registry = new SnapshotRegistry(connection, now, latest);
    const closed = new AbortController();
    connection.once('close', () => closed.abort());
    void registry.#pollUntil(closed.signal);
    return registry;
  }

  /** As far as this replica knows. */
  get snapshot(): Snapshot {
    this.#activeAt = performance.now();
    return { last: this.#latest.last, open: this.#latest.open.map(({ n }) => n) };
  }

  get revision(): number {
    return revisionOf(this.snapshot);
  }

  /** @returns the batch's number */
  async begin(): Promise<number> {
    const at = this.#now().getTime();
    const begun = await this.#update([
      {
        $set: {
          last: { $add: ['$last', 1] },
          open: without({ $lt: ['$$this.at', at - abandonedAfterMs] }),
        },
      },
      { $set: { open: { $concatArrays: ['$open', [{ n: '$last', at }]] } } },
    ]);
    return begun.last;
  }

  /** All of the batch is written. One that was taken for abandoned counts a second time, as it has
   *  changed something since. */
  async end(n: number): Promise<void> {
    const recount = { $cond: [{ $in: [n, '$open.n'] }, 0, 1] };
    await this.#update([
      { $set: { last: { $add: ['$last', recount] }, open: without({ $eq: ['$$this.n', n] }) } },
    ]);
  }

  async #update(update: { readonly $set: object }[]): Promise<SnapshotRecord> {
    const record = await this.#records.findOneAndUpdate(only, update, {
      returnDocument: 'after',
    });
    if (!record) throw new Error('The collection feed_batches is empty: was it deleted by hand?');
    this.#adopt(record);
    return record;
  }

  /** Answers may overtake each other. Every update makes the record older, whatever it does. */
  #adopt(record: SnapshotRecord): void {
    const age = ({ last, open }: SnapshotRecord) => 2 * last - open.length;
    if (age(record) <= age(this.#latest)) return;
    this.#latest = record;
    this.#activeAt = performance.now();
  }

  async #pollUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // A failed read is repeated at the next poll; requests that need the database report the failure.
      await this.#poll().catch(() => undefined);
      const isIdle = performance.now() - this.#activeAt > idleAfterMs;
      const ms = isIdle ? pollEveryWhenIdleMs : pollEveryMs;
      await pause(ms, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }

  async #poll(): Promise<void> {
    const record = await this.#records.findOne(only);
    if (record) this.#adopt(record);
    const abandonedBefore = this.#now().getTime() - abandonedAfterMs;
    if (record?.open.some(({ at }) => at < abandonedBefore))
      await this.#update([{ $set: { open: without({ $lt: ['$$this.at', abandonedBefore] }) } }]);
  }
}

function without(condition: object): object {
  return { $filter: { input: '$open', cond: { $not: [condition] } } };
}
