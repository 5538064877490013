import { placeIn } from '../fibonacci-hash.ts';
import type { Background } from './background.ts';
import { unit, type TermVector } from './term-vector.ts';

export type SearchLimits = {
  searchTerms: number;
  maxPosting: number;
  maxCandidates: number;
  /** What shares less than this is of no interest. */
  leastCosine: number;
};

/** A packed pair has the slot above these bits and the weight, in units of 1/1024, below: it only
 *  chooses whom to compare. Leaves room for a million slots. */
const weightBits = 11;
const weightMask = 2 ** weightBits - 1;
const coarser = unit / 1024;

/** A row of the table of terms: the term; how many articles have it, those of the background
 *  included; the live article that has it, packed, while there is only one, as with most terms; and
 *  who has it: `nobody`, `one`, or the number of a list. Rows stand together, so that one look costs
 *  one line of the processor's cache. A row with count 0 is free, or has become so. */
const rowSize = 4;
const having = 1;
const single = 2;
const live = 3;
const nobody = 0;
const one = -1;

/** An inverted index over articles that are named by slots: small numbers, used again once free.
 *  The terms are in one flat hash table (open addressing): a Map took three times as long. */
export class Postings {
  #rows = new Int32Array(rowSize * 1024);
  /** There are 2 to this power of them. */
  #bits = 10;
  /** Rows that are, or were, in use. */
  #rowsTaken = 0;
  /** The live articles of terms that several have had, packed, in the order in which they were
   *  added. List 0 is nobody's. */
  readonly #lists: number[][] = [[]];
  readonly #freeLists: number[] = [];
  #shared = new Float64Array(1024);

  constructor({ counts }: Background) {
    for (const [term, count] of counts) {
      const row = this.#rowFor(term);
      this.#rows[row + having] = count;
    }
  }

  /** How many articles have the term, those of the background included. */
  count(term: number): number {
    return this.#rows[this.#rowOf(term) + having] as number;
  }

  add(slot: number, { terms, weights }: TermVector): void {
    for (let at = 0; at < terms.length; at++) {
      const row = this.#rowFor(terms[at] as number);
      const rows = this.#rows;
      const packed = (slot << weightBits) | ((weights[at] as number) / coarser);
      const who = rows[row + live] as number;
      rows[row + having] = (rows[row + having] as number) + 1;
      if (who === nobody) {
        rows[row + single] = packed;
        rows[row + live] = one;
      } else if (who === one) {
        rows[row + live] = this.#newList([rows[row + single] as number, packed]);
      } else {
        (this.#lists[who] as number[]).push(packed);
      }
    }
    if (slot >= this.#shared.length) this.#shared = new Float64Array(this.#shared.length * 2);
  }

  remove(slot: number, { terms }: TermVector): void {
    const rows = this.#rows;
    for (const term of terms) {
      const row = this.#rowOf(term);
      const who = rows[row + live] as number;
      if (who === nobody) continue;
      rows[row + having] = (rows[row + having] as number) - 1;
      if (who === one) {
        rows[row + live] = nobody;
      } else {
        const list = this.#lists[who] as number[];
        const at = list.findIndex((packed) => packed >>> weightBits === slot);
        list.splice(at, 1);
        if (list.length > 0) continue;
        rows[row + live] = nobody;
        this.#freeLists.push(who);
      }
    }
  }

  /** The slots that share most with the `searchTerms` weightiest terms of a vector, looking at the
   *  latest `maxPosting` of each term: at most `maxCandidates`, the best first. Slot numbers have
   *  no influence on the order. */
  search(vector: TermVector, limits: SearchLimits): number[] {
    const found: number[] = [];
    const shared = this.#shared;
    const least = nthLargest(vector.weights, limits.searchTerms);
    const meet = (packed: number, weight: number) => {
      const slot = packed >>> weightBits;
      const before = shared[slot] as number;
      if (before === 0) found.push(slot);
      // The half makes up for what packing cut off, and keeps a tiny share from being none.
      shared[slot] = before + weight * ((packed & weightMask) + 0.5);
    };
    for (let at = 0; at < vector.terms.length; at++) {
      const weight = vector.weights[at] as number;
      if (weight < least) continue;
      const row = this.#rowOf(vector.terms[at] as number);
      const who = this.#rows[row + live] as number;
      if (who === one) meet(this.#rows[row + single] as number, weight);
      else {
        const list = this.#lists[who] as number[];
        const from = Math.max(0, list.length - limits.maxPosting);
        for (let i = from; i < list.length; i++) meet(list[i] as number, weight);
      }
    }
    const floor = (limits.leastCosine * unit * unit) / coarser;
    const best = found
      .filter((slot) => (shared[slot] as number) >= floor)
      .sort((a, b) => (shared[b] as number) - (shared[a] as number))
      .slice(0, limits.maxCandidates);
    for (const slot of found) shared[slot] = 0;
    return best;
  }

  /** The row of a term, or the untaken one where it would go. */
  #rowOf(term: number): number {
    const rows = this.#rows;
    const mask = rows.length / rowSize - 1;
    let at = placeIn(this.#bits, term);
    for (;;) {
      const row = at * rowSize;
      if (rows[row] === term || (rows[row] === 0 && rows[row + having] === 0)) return row;
      at = (at + 1) & mask;
    }
  }

  /** The row of a term, which takes it if need be. */
  #rowFor(term: number): number {
    const row = this.#rowOf(term);
    if (this.#rows[row] === term) return row;
    if ((this.#rowsTaken + 1) * 2 * rowSize > this.#rows.length) {
      this.#rebuild();
      return this.#rowFor(term);
    }
    this.#rowsTaken++;
    this.#rows[row] = term;
    return row;
  }

  #newList(list: number[]): number {
    const at = this.#freeLists.pop() ?? this.#lists.length;
    this.#lists[at] = list;
    return at;
  }

  /** Leaves out the rows that nobody has any more; at least half of the new ones are free. */
  #rebuild(): void {
    const old = this.#rows;
    let used = 0;
    for (let row = 0; row < old.length; row += rowSize) if (old[row + having] !== 0) used++;
    const bits = Math.ceil(Math.log2(4 * used + 1024));
    this.#rows = new Int32Array(rowSize * 2 ** bits);
    this.#bits = bits;
    this.#rowsTaken = used;
    for (let row = 0; row < old.length; row += rowSize) {
      if (old[row + having] === 0) continue;
      this.#rows.set(old.subarray(row, row + rowSize), this.#rowOf(old[row] as number));
    }
  }
}

function nthLargest(weights: Uint16Array, nth: number): number {
  return weights.length > nth ? (weights.toSorted()[weights.length - nth] as number) : 0;
}
