import { fibonacciHash } from '../fibonacci-hash.ts';

/** How often each term occurs in an article, and as what (`TermKind`), in the order of their first
 *  occurrences. A hash table over typed arrays (open addressing) that is emptied and used again for every article: new Maps
 *  would cost more than all the rest of reading it. */
export class TermFrequencies {
  /** The terms and how often each occurs; the first `size` positions are in use. */
  readonly terms: Int32Array;
  readonly counts: Float64Array;
  /** Of each term the `TermKind`s of all its occurrences. */
  readonly kinds: Uint8Array;
  size = 0;
  readonly #bits: number;
  /** One more than the position in `terms`; 0: free. */
  readonly #slots: Int32Array;

  /** @param most how many different terms may be added before it is emptied */
  constructor(most: number) {
    this.terms = new Int32Array(most);
    this.counts = new Float64Array(most);
    this.kinds = new Uint8Array(most);
    this.#bits = Math.ceil(Math.log2(2 * most));
    this.#slots = new Int32Array(2 ** this.#bits);
  }

  clear(): void {
    this.#slots.fill(0);
    this.size = 0;
  }

  add(term: number, count: number, kind: number): void {
    const mask = this.#slots.length - 1;
    let slot = fibonacciHash(this.#bits, term);
    for (;;) {
      const position = (this.#slots[slot] as number) - 1;
      if (position < 0) break;
      if (this.terms[position] === term) {
        this.counts[position] = (this.counts[position] as number) + count;
        this.kinds[position] = (this.kinds[position] as number) | kind;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.terms[this.size] = term;
    this.counts[this.size] = count;
    this.kinds[this.size] = kind;
    this.#slots[slot] = ++this.size;
  }
}
