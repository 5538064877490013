import { fibonacciHash } from '../fibonacci-hash.ts';
import { TermKind } from './term-kind.ts';

/**
 * A direction in the space of terms: term hashes in ascending order, each with its share of a
 * vector of length 1 in units of 1/4096. Whole numbers, so that sums come out the same in any
 * order and after a restart. Beside it what else is known of each term.
 */
export type TermVector = {
  /** In memory the other three follow, in this order. */
  terms: Int32Array;
  weights: Uint16Array;
  /** Inverse document frequencies, in units of 1/16, at most 255. */
  rarities: Uint8Array;
  /** `TermKind`s. */
  kinds: Uint8Array;
};

export const weightScale = 4096;
export const rarityScale = 16;
const mostRarity = 255;

/** Makes one sortable number of a term and its place: numbers sort many times faster than pairs. */
const packing = 1024;

/** Terms, in any order: `weights[i]`, `rarities[i]` and `kinds[i]` are those of `terms[i]`; weights are
 *  positive. */
export type WeightedTerms = {
  terms: Int32Array;
  weights: Float64Array;
  /** Inverse document frequencies. */
  rarities: Float64Array;
  kinds: Uint8Array;
};

/** The vector of the weightiest `maxTerms` terms, at most 1,024; of equally weighty ones, those given
 *  first. Writes over what it is given. */
export function termVector(weighted: WeightedTerms, maxTerms: number): TermVector {
  const length = keepWeightiest(weighted, maxTerms);
  let squares = 0;
  for (let at = 0; at < length; at++) squares += (weighted.weights[at] as number) ** 2;
  const scale = weightScale / Math.sqrt(squares);
  const sorted = new Float64Array(length);
  for (let at = 0; at < length; at++) sorted[at] = (weighted.terms[at] as number) * packing + at;
  sorted.sort();
  const vector = emptyVector(length);
  for (let to = 0; to < length; to++) {
    const packed = sorted[to] as number;
    const term = Math.floor(packed / packing);
    const from = packed - term * packing;
    vector.terms[to] = term;
    vector.weights[to] = Math.max(1, Math.round((weighted.weights[from] as number) * scale));
    const rarity = Math.round((weighted.rarities[from] as number) * rarityScale);
    vector.rarities[to] = Math.min(mostRarity, rarity);
    vector.kinds[to] = weighted.kinds[from] as number;
  }
  return vector;
}

/** In one piece of memory: several took twice as long to get, and to look at. */
function emptyVector(count: number): TermVector {
  const buffer = new ArrayBuffer((bytesPerTerm + bytesPerFact) * count);
  return {
    terms: new Int32Array(buffer, 0, count),
    weights: new Uint16Array(buffer, count * 4, count),
    rarities: new Uint8Array(buffer, count * bytesPerTerm, count),
    kinds: new Uint8Array(buffer, count * (bytesPerTerm + 1), count),
  };
}

const bytesPerTerm = 6;
const bytesPerFact = 2;

/** Leaves the `most` greatest weights, in place; of equal ones, the first. Returns how many are left. */
function keepWeightiest({ terms, weights, rarities, kinds }: WeightedTerms, most: number): number {
  if (weights.length <= most) return weights.length;
  const least = weights.toSorted()[weights.length - most] as number;
  let equal = most;
  for (const weight of weights) if (weight > least) equal--;
  let to = 0;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] as number;
    if (weight < least || (weight === least && equal-- <= 0)) continue;
    terms[to] = terms[at] as number;
    rarities[to] = rarities[at] as number;
    kinds[to] = kinds[at] as number;
    weights[to++] = weight;
  }
  return to;
}

/** The cosine of the angle between two vectors, 0 to 1 (rounding may put it a hair above). */
export function cosine(a: TermVector, b: TermVector): number {
  return cosineTo(a)(b);
}

/** `cosine` with one side fixed. */
export function cosineTo(one: TermVector): (other: TermVector) => number {
  const shared = new SharedTerms(one);
  return (other) => {
    const count = shared.find(other);
    let sum = 0;
    for (let n = 0; n < count; n++)
      sum +=
        (one.weights[shared.own[n] as number] as number) *
        (other.weights[shared.its[n] as number] as number);
    return sum / (weightScale * weightScale);
  };
}

/** The terms that one vector shares with others, one after the other. The one's terms are in a hash
 *  table, which is five times faster than walking along both; a callback for each, that adds to what it
 *  is given, took twice as long as all the rest. */
export class SharedTerms {
  /** The places in the one, and in the other, of the terms found last. */
  readonly own: Uint16Array;
  readonly its: Uint16Array;
  readonly #terms: Int32Array;
  readonly #bits: number;
  /** One more than the place; 0: free. */
  readonly #slots: Uint16Array;

  constructor({ terms }: TermVector) {
    this.own = new Uint16Array(terms.length);
    this.its = new Uint16Array(terms.length);
    this.#terms = terms;
    this.#bits = Math.ceil(Math.log2(2 * terms.length + 2));
    this.#slots = new Uint16Array(2 ** this.#bits);
    for (let at = 0; at < terms.length; at++)
      this.#slots[this.#slotOf(terms[at] as number)] = at + 1;
  }

  /** Returns how many there are. */
  find({ terms }: TermVector): number {
    let count = 0;
    for (let at = 0; at < terms.length; at++) {
      const place = this.#slots[this.#slotOf(terms[at] as number)] as number;
      if (place === 0) continue;
      this.own[count] = place - 1;
      this.its[count++] = at;
    }
    return count;
  }

  #slotOf(term: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = fibonacciHash(this.#bits, term);
    while (slots[slot] !== 0 && this.#terms[(slots[slot] as number) - 1] !== term)
      slot = (slot + 1) & mask;
    return slot;
  }
}

/** Terms and weights as text, six bytes a term, base64. Little-endian, as is every machine Node runs on
 *  but s390x: a store must not be carried from there to here. */
export function packVector({ terms }: TermVector): string {
  return Buffer.from(terms.buffer, terms.byteOffset, bytesPerTerm * terms.length).toString(
    'base64',
  );
}

/** What else is known of the terms, two bytes each, base64. */
export function packFacts({ rarities }: TermVector): string {
  return Buffer.from(rarities.buffer, rarities.byteOffset, bytesPerFact * rarities.length).toString(
    'base64',
  );
}

/** Without `facts`, as versions before them stored it, the weightiest terms count as those of the
 *  title, and as rare as their weights say.
 *  @throws RangeError when the text was not made by `packVector` and `packFacts`. */
export function unpackVector(packed: string, facts?: string): TermVector {
  const raw = Buffer.from(packed, 'base64');
  if (raw.length % bytesPerTerm !== 0) throw new RangeError('not a packed term vector');
  const count = raw.length / bytesPerTerm;
  const vector = emptyVector(count);
  const all = new Uint8Array(vector.terms.buffer);
  all.set(raw);
  if (facts === undefined) guessFacts(vector);
  else {
    const rest = Buffer.from(facts, 'base64');
    if (rest.length !== count * bytesPerFact) throw new RangeError('not the facts of this vector');
    all.set(rest, raw.length);
  }
  return vector;
}

const guessedTitleTerms = 10;
/** What the weightiest term's inverse document frequency is, mostly. */
const guessedRarity = 9;

function guessFacts({ weights, rarities, kinds }: TermVector): void {
  const sorted = weights.toSorted();
  const most = sorted.at(-1) ?? 1;
  const leastOfTitle = sorted[Math.max(0, sorted.length - guessedTitleTerms)] ?? 0;
  weights.forEach((weight, at) => {
    rarities[at] = (weight / most) * guessedRarity * rarityScale;
    kinds[at] = weight >= leastOfTitle ? TermKind.title : 0;
  });
}
