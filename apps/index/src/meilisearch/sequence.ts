import { randomInt } from 'node:crypto';

export type SequenceNumber = { readonly arrived: number; readonly writer: number };

/** The numbers that one writer gives to its tasks, see `Snapshot`: ever higher, and about the time in
 *  milliseconds since 1970, so that all numbers of long ago are lower than all of today, whoever gave
 *  them. */
export class Sequence {
  readonly #now: () => number;
  #writer = newWriter();
  #last = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Who gives the numbers from now on; 0 is nobody. */
  get writer(): number {
    return this.#writer;
  }

  /** @param above must be lower than all numbers from now on */
  begin(above: number): void {
    this.#last = Math.max(this.#last, above);
  }

  next(): SequenceNumber {
    this.#last = Math.max(this.#last + 1, this.#now());
    return { arrived: this.#last, writer: this.#writer };
  }

  /** Goes on as another writer: a request of this one may still be under way, and nobody knows when its
   *  task will be done. */
  renew(): void {
    this.#writer = newWriter();
  }
}

function newWriter(): number {
  return randomInt(1, 2 ** 40);
}
