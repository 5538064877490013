import { LRUCache } from 'lru-cache';

/** A document that waits for a process. */
export type Waiting = {
  /** Whose it is, a source's id; null: an operator waits. */
  readonly of: string | null;
  /** Of bytes, or of characters. */
  readonly length: number;
};

/** A longer document takes up to twenty times its length in memory while it is read. */
const longestOrdinary = 1_000_000;

/** Sources whose last reading is remembered; of one that is forgotten nothing is known. */
const mostRemembered = 10_000;

/** Which document is read next. A source may be slow to read, by accident or on purpose: then it waits
 *  for those that are not, and never takes every process. First come those that are known to be quick
 *  and those that somebody waits for, then those of which nothing is known, then those that were slow
 *  the last time, and long documents, so that not every process needs that much memory at once; within
 *  each, first come, first served. */
export class ReadingQueue<Job extends Waiting> {
  readonly #slowMs: number;
  readonly #maxSlow: number;
  readonly #wasSlow = new LRUCache<string, boolean>({ max: mostRemembered });
  #waiting: Job[] = [];
  readonly #slowRunning = new Set<Job>();

  /** @param slowMs a reading of so long is slow
   *  @param processes slow documents get all of them but one */
  constructor({ slowMs, processes }: { readonly slowMs: number; readonly processes: number }) {
    this.#slowMs = slowMs;
    this.#maxSlow = Math.max(1, processes - 1);
  }

  add(job: Job): void {
    this.#waiting.push(job);
  }

  /** It is not to be read any more. False: it is being read, or was. */
  remove(job: Job): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== job);
    return this.#waiting.length < before;
  }

  /** None is to be read any more.
   *  @returns those that waited */
  clear(): readonly Job[] {
    return this.#waiting.splice(0);
  }

  /** The job for a process that is free; null where none may be read now. */
  next(): Job | null {
    let next: Job | null = null;
    for (const job of this.#waiting) {
      const rank = this.#rank(job);
      if (rank === ranks.slow && this.#slowRunning.size >= this.#maxSlow) continue;
      if (!next || rank < this.#rank(next)) next = job;
    }
    return next;
  }

  /** A process begins with it. */
  begin(job: Job): void {
    this.remove(job);
    if (this.#rank(job) === ranks.slow) this.#slowRunning.add(job);
  }

  /** @param tookMs how long it was read */
  done(job: Job, tookMs: number): void {
    this.#slowRunning.delete(job);
    if (job.of !== null) this.#wasSlow.set(job.of, tookMs >= this.#slowMs);
  }

  #rank({ of, length }: Job): number {
    if (of === null) return ranks.quick;
    if (length > longestOrdinary) return ranks.slow;
    const wasSlow = this.#wasSlow.get(of);
    if (wasSlow === undefined) return ranks.unknown;
    return wasSlow ? ranks.slow : ranks.quick;
  }
}

const ranks = { quick: 0, unknown: 1, slow: 2 } as const;
