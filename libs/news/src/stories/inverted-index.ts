import { fibonacciHash } from '../fibonacci-hash.ts';
import type { Background } from './background.ts';
import { noPostings, PostingLists, weightBits } from './posting-lists.ts';
import { weightScale, type TermVector } from './term-vector.ts';

export type SearchLimits = {
  queryTerms: number;
  maxPostings: number;
  maxCandidates: number;
  /** Articles below this cosine are left out. */
  leastCosine: number;
};

/** Weights of postings are in units of 1/1024, which is enough to choose candidates. */
const postingUnit = weightScale / 1024;
const weightMask = 2 ** weightBits - 1;

/** A row of the table of terms: the term; its document frequency, that of the background included; and
 *  the name of its posting list. They stand together, so that a look-up costs one cache line or two. A
 *  row with frequency 0 is free. */
const rowSize = 3;
const frequency = 1;
const postings = 2;
/** The table grows when more of its rows are taken: at two thirds, terms that are not in it are looked for in
 *  five rows on average (Knuth, The Art of Computer Programming 3, 6.4). */
const mostTaken = 2 / 3;

/** An inverted index over articles that are named by slots: small numbers, used again once free.
 *  The terms are in one flat hash table (open addressing): a Map took three times as long. */
export class InvertedIndex {
  #rows = new Int32Array(rowSize * 1024);
  /** There are 2 to this power of them. */
  #bits = 10;
  #rowsTaken = 0;
  readonly #lists = new PostingLists();
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
      const posting = (slot << weightBits) | ((weights[at] as number) / postingUnit);
      const rows = this.#rows;
      (rows[row + frequency] as number)++;
      rows[row + postings] = this.#lists.add(rows[row + postings] as number, posting);
    }
    if (slot >= this.#scores.length) this.#scores = new Float64Array(this.#scores.length * 2);
  }

  remove(slot: number, { terms }: TermVector): void {
    const rows = this.#rows;
    for (const term of terms) {
      const row = this.#rowOf(term);
      const list = rows[row + postings] as number;
      if (list === noPostings) continue;
      rows[row + postings] = this.#lists.remove(list, slot);
      if (--(rows[row + frequency] as number) === 0) this.#vacate(row);
    }
  }

  /** The slots of the articles most similar to the `queryTerms` weightiest terms of a vector, looking at the
   *  latest `maxPostings` of each term: at most `maxCandidates`, the best first. Slot numbers have
   *  no influence on the order. */
  search(vector: TermVector, limits: SearchLimits): number[] {
    const found: number[] = [];
    const scores = this.#scores;
    const least = nthLargest(vector.weights, limits.queryTerms);
    for (let at = 0; at < vector.terms.length; at++) {
      const weight = vector.weights[at] as number;
      if (weight < least) continue;
      const list = this.#rows[this.#rowOf(vector.terms[at] as number) + postings] as number;
      const latest = this.#lists.latest(list, limits.maxPostings);
      for (let i = 0; i < latest.length; i++) {
        const posting = latest[i] as number;
        const slot = posting >>> weightBits;
        const before = scores[slot] as number;
        if (before === 0) found.push(slot);
        // The half makes up for what packing cut off, and keeps a tiny score from being none.
        scores[slot] = before + weight * ((posting & weightMask) + 0.5);
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

  /** The row of a term, or the free one where it would go. */
  #rowOf(term: number): number {
    const rows = this.#rows;
    const mask = 2 ** this.#bits - 1;
    let at = fibonacciHash(this.#bits, term);
    for (;;) {
      const row = at * rowSize;
      if (rows[row + frequency] === 0 || rows[row] === term) return row;
      at = (at + 1) & mask;
    }
  }

  /** The row of a term, or a free one that is named for it; free until it has a frequency. */
  #rowFor(term: number): number {
    const row = this.#rowOf(term);
    if (this.#rows[row + frequency] !== 0) return row;
    if (this.#rowsTaken >= mostTaken * 2 ** this.#bits) {
      this.#grow();
      return this.#rowFor(term);
    }
    this.#rowsTaken++;
    this.#rows[row] = term;
    return row;
  }

  /** Frees a row, and fills the gap from those behind it, or what passed over it would not be found any more
   *  (Knuth, same place, Algorithm R). Marked as left it would be in the way of every look-up. */
  #vacate(row: number): void {
    const rows = this.#rows;
    const mask = 2 ** this.#bits - 1;
    let gap = row / rowSize;
    for (let at = (gap + 1) & mask; rows[at * rowSize + frequency] !== 0; at = (at + 1) & mask) {
      const home = fibonacciHash(this.#bits, rows[at * rowSize] as number);
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      rows.copyWithin(gap * rowSize, at * rowSize, (at + 1) * rowSize);
      gap = at;
    }
    rows.fill(0, gap * rowSize, (gap + 1) * rowSize);
    this.#rowsTaken--;
  }

  #grow(): void {
    const old = this.#rows;
    this.#bits++;
    this.#rows = new Int32Array(rowSize * 2 ** this.#bits);
    for (let row = 0; row < old.length; row += rowSize) {
      if (old[row + frequency] === 0) continue;
      this.#rows.set(old.subarray(row, row + rowSize), this.#rowOf(old[row] as number));
    }
  }
}

function nthLargest(weights: Uint16Array, nth: number): number {
  return weights.length > nth ? (weights.toSorted()[weights.length - nth] as number) : 0;
}
