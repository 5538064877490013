import { fibonacciHash } from '../fibonacci-hash.ts';
import type { Background } from './background.ts';
import { weightScale, type TermVector } from './term-vector.ts';

export type SearchLimits = {
  queryTerms: number;
  maxPostings: number;
  maxCandidates: number;
  /** Articles below this cosine are left out. */
  leastCosine: number;
};

/** A posting is one number: the slot above these bits and the weight below, in units of 1/1024, which
 *  is enough to choose candidates. Leaves room for a million slots. */
const weightBits = 11;
const weightMask = 2 ** weightBits - 1;
const postingUnit = weightScale / 1024;

/** A row of the table of terms: the term; its document frequency, that of the background included;
 *  its posting while there is only one, as with most terms; and where its postings are: `noPostings`,
 *  `onePosting`, or the number of a posting list. The four stand together, so that a look-up costs one
 *  cache line. A row with frequency 0 is free, or has become so. */
const rowSize = 4;
const frequency = 1;
const onlyPosting = 2;
const postings = 3;
const noPostings = 0;
const onePosting = -1;

/** An inverted index over articles that are named by slots: small numbers, used again once free.
 *  The terms are in one flat hash table (open addressing): a Map took three times as long. */
export class InvertedIndex {
  #rows = new Int32Array(rowSize * 1024);
  /** There are 2 to this power of them. */
  #bits = 10;
  /** Rows that are, or were, in use. */
  #rowsTaken = 0;
  /** The postings of terms that several articles have had, in the order in which they were added.
   *  List 0 stays empty. */
  readonly #postingLists: number[][] = [[]];
  readonly #freePostingLists: number[] = [];
  #scores = new Float64Array(1024);

  constructor({ counts }: Background) {
    for (const [term, count] of counts) {
      const row = this.#rowFor(term);
      this.#rows[row + frequency] = count;
    }
  }

  /** How many articles have the term, those of the background included. */
  documentFrequency(term: number): number {
    return this.#rows[this.#rowOf(term) + frequency] as number;
  }

  add(slot: number, { terms, weights }: TermVector): void {
    for (let at = 0; at < terms.length; at++) {
      const row = this.#rowFor(terms[at] as number);
      const rows = this.#rows;
      const posting = (slot << weightBits) | ((weights[at] as number) / postingUnit);
      const where = rows[row + postings] as number;
      rows[row + frequency] = (rows[row + frequency] as number) + 1;
      if (where === noPostings) {
        rows[row + onlyPosting] = posting;
        rows[row + postings] = onePosting;
      } else if (where === onePosting) {
        rows[row + postings] = this.#newPostingList([rows[row + onlyPosting] as number, posting]);
      } else {
        (this.#postingLists[where] as number[]).push(posting);
      }
    }
    if (slot >= this.#scores.length) this.#scores = new Float64Array(this.#scores.length * 2);
  }

  remove(slot: number, { terms }: TermVector): void {
    const rows = this.#rows;
    for (const term of terms) {
      const row = this.#rowOf(term);
      const where = rows[row + postings] as number;
      if (where === noPostings) continue;
      rows[row + frequency] = (rows[row + frequency] as number) - 1;
      if (where === onePosting) {
        rows[row + postings] = noPostings;
      } else {
        const list = this.#postingLists[where] as number[];
        const at = list.findIndex((posting) => posting >>> weightBits === slot);
        list.splice(at, 1);
        if (list.length > 0) continue;
        rows[row + postings] = noPostings;
        this.#freePostingLists.push(where);
      }
    }
  }

  /** The slots of the articles most similar to the `queryTerms` weightiest terms of a vector, looking at the
   *  latest `maxPostings` of each term: at most `maxCandidates`, the best first. Slot numbers have
   *  no influence on the order. */
  search(vector: TermVector, limits: SearchLimits): number[] {
    const found: number[] = [];
    const scores = this.#scores;
    const least = nthLargest(vector.weights, limits.queryTerms);
    const accumulate = (posting: number, weight: number) => {
      const slot = posting >>> weightBits;
      const before = scores[slot] as number;
      if (before === 0) found.push(slot);
      // The half makes up for what packing cut off, and keeps a tiny score from being none.
      scores[slot] = before + weight * ((posting & weightMask) + 0.5);
    };
    for (let at = 0; at < vector.terms.length; at++) {
      const weight = vector.weights[at] as number;
      if (weight < least) continue;
      const row = this.#rowOf(vector.terms[at] as number);
      const where = this.#rows[row + postings] as number;
      if (where === onePosting) accumulate(this.#rows[row + onlyPosting] as number, weight);
      else {
        const list = this.#postingLists[where] as number[];
        const from = Math.max(0, list.length - limits.maxPostings);
        for (let i = from; i < list.length; i++) accumulate(list[i] as number, weight);
      }
    }
    const floor = (limits.leastCosine * weightScale * weightScale) / postingUnit;
    const best = found
      .filter((slot) => (scores[slot] as number) >= floor)
      .sort((a, b) => (scores[b] as number) - (scores[a] as number))
      .slice(0, limits.maxCandidates);
    for (const slot of found) scores[slot] = 0;
    return best;
  }

  /** The row of a term, or the untaken one where it would go. */
  #rowOf(term: number): number {
    const rows = this.#rows;
    const mask = rows.length / rowSize - 1;
    let at = fibonacciHash(this.#bits, term);
    for (;;) {
      const row = at * rowSize;
      if (rows[row] === term || (rows[row] === 0 && rows[row + frequency] === 0)) return row;
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

  #newPostingList(list: number[]): number {
    const at = this.#freePostingLists.pop() ?? this.#postingLists.length;
    this.#postingLists[at] = list;
    return at;
  }

  /** Leaves out the terms that no article has any more; at least half of the new rows are free. */
  #rebuild(): void {
    const old = this.#rows;
    let used = 0;
    for (let row = 0; row < old.length; row += rowSize) if (old[row + frequency] !== 0) used++;
    const bits = Math.ceil(Math.log2(4 * used + 1024));
    this.#rows = new Int32Array(rowSize * 2 ** bits);
    this.#bits = bits;
    this.#rowsTaken = used;
    for (let row = 0; row < old.length; row += rowSize) {
      if (old[row + frequency] === 0) continue;
      this.#rows.set(old.subarray(row, row + rowSize), this.#rowOf(old[row] as number));
    }
  }
}

function nthLargest(weights: Uint16Array, nth: number): number {
  return weights.length > nth ? (weights.toSorted()[weights.length - nth] as number) : 0;
}
