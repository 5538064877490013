import { fibonacciHash } from '../fibonacci-hash.ts';

/** The row of each 32-bit hash, in an open-addressing table of two arrays: a hundred thousand hashes
 *  take 3 MB, a `Map` of them ten. A hash of 0 has no row. */
export class HashRows {
  readonly #bits: number;
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;

  /** `hashes[row]` has that row; of equal ones the first. */
  constructor(hashes: Int32Array) {
    this.#bits = Math.max(1, Math.ceil(Math.log2(2 * hashes.length + 2)));
    const slots = 2 ** this.#bits;
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#rows = new Int32Array(slots);
    hashes.forEach((hash, row) => {
      if (hash === 0) return;
      const slot = this.#slotOf(hash);
      if (this.#keys[slot] === hash) return;
      this.#keys[slot] = hash;
      this.#rows[slot] = row;
    });
  }

  /** −1 for an unknown one. */
  rowOf(hash: number): number {
    const slot = this.#slotOf(hash);
    return this.#keys[slot] === 0 ? -1 : (this.#rows[slot] as number);
  }

  /** Where this hash is, or the free slot where it would go. */
  #slotOf(hash: number): number {
    let slot = fibonacciHash(this.#bits, hash);
    for (;;) {
      const key = this.#keys[slot];
      if (key === hash || key === 0) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
