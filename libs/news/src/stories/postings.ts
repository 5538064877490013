import type { Background } from './background.ts';
import { unit, type TermVector } from './term-vector.ts';

/** Who has a term: the number of background articles, then the live articles in the order in which
 *  they were added, each with its weight packed into one small integer. Most terms have a single
 *  live article and no others: then it is that integer alone, for memory's sake. */
type Posting = number | number[];

export type SearchLimits = {
  searchTerms: number;
  maxPosting: number;
  maxCandidates: number;
  /** What shares less than this is of no interest. */
  leastCosine: number;
};

/** A packed pair has the slot above these bits and the weight, in units of 1/1024, below: it only
 *  chooses whom to compare. Leaves room for a million slots in the 31 bits that V8 keeps without
 *  allocating. */
const weightBits = 11;
const weightMask = 2 ** weightBits - 1;
const coarser = unit / 1024;

/** An inverted index over articles that are named by slots: small numbers, used again once free. */
export class Postings {
  readonly #terms: Map<number, Posting>;
  #shared = new Float64Array(1024);

  constructor({ counts }: Background) {
    this.#terms = new Map(counts.entries().map(([term, count]) => [term, [count]]));
  }

  /** How many articles have the term, those of the background included. */
  count(term: number): number {
    const posting = this.#terms.get(term);
    if (posting === undefined) return 0;
    return typeof posting === 'number' ? 1 : (posting[0] as number) + posting.length - 1;
  }

  add(slot: number, { terms, weights }: TermVector): void {
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      const packed = (slot << weightBits) | ((weights[at] as number) / coarser);
      const posting = this.#terms.get(term);
      if (posting === undefined) this.#terms.set(term, packed);
      else if (typeof posting === 'number') this.#terms.set(term, [0, posting, packed]);
      else posting.push(packed);
    }
    if (slot >= this.#shared.length) this.#shared = new Float64Array(this.#shared.length * 2);
  }

  remove(slot: number, { terms }: TermVector): void {
    for (const term of terms) {
      const posting = this.#terms.get(term);
      if (typeof posting === 'object') {
        const at = posting.findIndex((packed, at) => at > 0 && packed >>> weightBits === slot);
        if (at > 0) posting.splice(at, 1);
        if (posting.length > 1 || posting[0] !== 0) continue;
      }
      this.#terms.delete(term);
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
      const posting = weight < least ? undefined : this.#terms.get(vector.terms[at] as number);
      if (posting === undefined) continue;
      if (typeof posting === 'number') meet(posting, weight);
      else {
        const from = Math.max(1, posting.length - limits.maxPosting);
        for (let i = from; i < posting.length; i++) meet(posting[i] as number, weight);
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
}

function nthLargest(weights: Uint16Array, nth: number): number {
  return weights.length > nth ? (weights.toSorted()[weights.length - nth] as number) : 0;
}
