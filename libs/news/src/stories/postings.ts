import type { Background } from './background.ts';
import { unit, type TermVector } from './term-vector.ts';

/** A term: in how many background articles it is, and which live ones have it with what weight, in
 *  the order in which they were added, each pair packed into one small integer. */
type Posting = { background: number; live: number[] };

export type SearchLimits = {
  searchTerms: number;
  maxPosting: number;
  maxCandidates: number;
  /** What shares less than this is of no interest. */
  leastCosine: number;
};

/** Weights lose two bits here: they only choose whom to compare. Leaves room for two million slots
 *  in the 31 bits that V8 keeps without allocating. */
const coarser = 4;
const packing = 2048;

/** An inverted index over articles that are named by slots: small numbers, used again once free. */
export class Postings {
  readonly #terms: Map<number, Posting>;
  #shared = new Float64Array(1024);

  constructor({ counts }: Background) {
    this.#terms = new Map(
      counts.entries().map(([term, background]) => [term, { background, live: [] }]),
    );
  }

  /** How many articles have the term, those of the background included. */
  count(term: number): number {
    const posting = this.#terms.get(term);
    return posting ? posting.background + posting.live.length : 0;
  }

  add(slot: number, { terms, weights }: TermVector): void {
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      const packed = slot * packing + Math.trunc((weights[at] as number) / coarser);
      const posting = this.#terms.get(term);
      if (posting) posting.live.push(packed);
      else this.#terms.set(term, { background: 0, live: [packed] });
    }
    if (slot >= this.#shared.length) this.#shared = new Float64Array(this.#shared.length * 2);
  }

  remove(slot: number, { terms }: TermVector): void {
    for (const term of terms) {
      const posting = this.#terms.get(term);
      if (!posting) continue;
      const { live, background } = posting;
      const at = live.findIndex((packed) => Math.trunc(packed / packing) === slot);
      if (at === 0) live.shift();
      else if (at > 0) live.splice(at, 1);
      if (live.length === 0 && background === 0) this.#terms.delete(term);
    }
  }

  /** The slots that share most with the `searchTerms` weightiest terms of a vector, looking at the
   *  latest `maxPosting` of each term: at most `maxCandidates`, the best first. Slot numbers have
   *  no influence on the order. */
  search(vector: TermVector, limits: SearchLimits): number[] {
    const found: number[] = [];
    const shared = this.#shared;
    const least = nthLargest(vector.weights, limits.searchTerms);
    for (let at = 0; at < vector.terms.length; at++) {
      const weight = vector.weights[at] as number;
      const live = weight < least ? undefined : this.#terms.get(vector.terms[at] as number)?.live;
      if (!live) continue;
      for (let i = Math.max(0, live.length - limits.maxPosting); i < live.length; i++) {
        const packed = live[i] as number;
        const slot = Math.trunc(packed / packing);
        if (shared[slot] === 0) found.push(slot);
        // The half step makes up for what packing cut off, and keeps a tiny share from being none.
        shared[slot]! += weight * (packed - slot * packing + 0.5);
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
