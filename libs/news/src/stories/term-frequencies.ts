import { placeIn } from '../fibonacci-hash.ts';

/** How often each of some terms was met, in the order in which they were first met. A hash table
 *  over typed arrays (open addressing) that is emptied and used again for every article: Maps made
 *  anew would cost more than all the rest of reading it. */
export class Tally {
  /** The terms met and how often each was; the first `size` places are in use. */
  readonly terms: Int32Array;
  readonly counts: Float64Array;
  size = 0;
  readonly #bits: number;
  /** One more than the place in `terms`; 0: free. */
  readonly #slots: Int32Array;

  /** `most`: how many different terms may be met before it is emptied. */
  constructor(most: number) {
    this.terms = new Int32Array(most);
    this.counts = new Float64Array(most);
    this.#bits = Math.ceil(Math.log2(2 * most));
    this.#slots = new Int32Array(2 ** this.#bits);
  }

  clear(): void {
    this.#slots.fill(0);
    this.size = 0;
  }

  add(term: number, count: number): void {
    const mask = this.#slots.length - 1;
    let slot = placeIn(this.#bits, term);
    for (;;) {
      const place = (this.#slots[slot] as number) - 1;
      if (place < 0) break;
      if (this.terms[place] === term) {
        this.counts[place] = (this.counts[place] as number) + count;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.terms[this.size] = term;
    this.counts[this.size] = count;
    this.#slots[slot] = ++this.size;
  }
}
