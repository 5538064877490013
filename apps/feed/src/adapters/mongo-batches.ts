import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';

/** Which batches of updates a reader takes for applied: those up to `last` but the `open` ones.
 *  After PostgreSQL's snapshots (its manual, "Multiversion Concurrency Control"). */
export type Snapshot = { readonly last: number; readonly open: readonly number[] };

export function isApplied(batch: number, { last, open }: Snapshot): boolean {
  return batch <= last && !open.includes(batch);
}

/** How many batches are over. */
export function revisionOf({ last, open }: Snapshot): number {
  return last - open.length;
}

/** Writes what a batch brings that is new, and may be broken off. */
export type Plan = (batch: number) => Promise<void>;

type Kept = {
  readonly _id: 'all';
  /** The number of the latest batch. */
  readonly last: number;
  /** Those that are being applied. */
  readonly open: readonly { readonly n: number; readonly at: number }[];
};

const all = { _id: 'all' } as const;
/** How far a replica may be behind with what the others applied; where for a while nobody asked and
 *  nothing came, it may be further. */
const lookEveryMs = 25;
const lookEveryWhenQuietMs = 250;
const quietAfterMs = 2_000;
/** A batch that takes longer is one whose replica died. */
const longestMs = 60_000;

/**
 * Batches of updates get a number from all replicas together, before the first write and only if
 * they bring something new; when all is written they are over. So there is a snapshot that does not
 * change as batches end, and a revision that grows whenever one has.
 */
export class MongoBatches {
  readonly #batches;
  readonly #now: () => Date;
  #known: Kept;
  /** By the monotonic clock: when somebody asked, or something came. */
  #stirredAt = -Infinity;

  private constructor(connection: Connection, now: () => Date, known: Kept) {
    this.#batches = connection.collection<Kept>('feed_batches');
    this.#now = now;
    this.#known = known;
  }

  /** Looks at what other replicas do until the connection closes. */
  static async open(connection: Connection, now: () => Date): Promise<MongoBatches> {
    const known = await connection.collection<Kept>('feed_batches').findOne(all);
    if (!known) throw new Error('The collection feed_batches is empty: was it deleted by hand?');
    const batches = new MongoBatches(connection, now, known);
    const closed = new AbortController();
    connection.once('close', () => closed.abort());
    void batches.#lookOn(closed.signal);
    return batches;
  }

  /** As far as this replica knows. */
  get snapshot(): Snapshot {
    this.#stirredAt = performance.now();
    return { last: this.#known.last, open: this.#known.open.map(({ n }) => n) };
  }

  get revision(): number {
    return revisionOf(this.snapshot);
  }

  /** @returns the batch's number */
  async begin(): Promise<number> {
    const at = this.#now().getTime();
    const begun = await this.#change([
      {
        $set: {
          last: { $add: ['$last', 1] },
          open: without({ $lt: ['$$this.at', at - longestMs] }),
        },
      },
      { $set: { open: { $concatArrays: ['$open', [{ n: '$last', at }]] } } },
    ]);
    return begun.last;
  }

  /** All of the batch is written. One that was taken for dead counts once more, as it changed
   *  something since. */
  async end(n: number): Promise<void> {
    const again = { $cond: [{ $in: [n, '$open.n'] }, 0, 1] };
    await this.#change([
      { $set: { last: { $add: ['$last', again] }, open: without({ $eq: ['$$this.n', n] }) } },
    ]);
  }

  async #change(update: { readonly $set: object }[]): Promise<Kept> {
    const kept = await this.#batches.findOneAndUpdate(all, update, { returnDocument: 'after' });
    if (!kept) throw new Error('The collection feed_batches is empty: was it deleted by hand?');
    this.#learn(kept);
    return kept;
  }

  /** Answers may overtake each other. Every change makes a document older, whatever it does. */
  #learn(kept: Kept): void {
    const age = ({ last, open }: Kept) => 2 * last - open.length;
    if (age(kept) <= age(this.#known)) return;
    this.#known = kept;
    this.#stirredAt = performance.now();
  }

  async #lookOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // What can't be read now is read next time; whoever needs the database to answer says so.
      await this.#look().catch(() => undefined);
      const isQuiet = performance.now() - this.#stirredAt > quietAfterMs;
      const ms = isQuiet ? lookEveryWhenQuietMs : lookEveryMs;
      await pause(ms, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    const kept = await this.#batches.findOne(all);
    if (kept) this.#learn(kept);
    const dead = this.#now().getTime() - longestMs;
    if (kept?.open.some(({ at }) => at < dead))
      await this.#change([{ $set: { open: without({ $lt: ['$$this.at', dead] }) } }]);
  }
}

function without(condition: object): object {
  return { $filter: { input: '$open', cond: { $not: [condition] } } };
}
