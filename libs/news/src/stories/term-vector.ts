import { fibonacciHash } from '../fibonacci-hash.ts';

/**
 * A direction in the space of terms: term hashes in ascending order, each with its share of a
 * vector of length 1 in units of 1/4096. Whole numbers, so that sums come out the same in any
 * order and after a restart.
 */
export type TermVector = { terms: Int32Array; weights: Uint16Array };

export const weightScale = 4096;

/** Makes one sortable number of a term and its weight: numbers sort many times faster than pairs. */
const packing = 8192;

/** Terms with weights, in any order: `weights[i]` is that of `terms[i]`, and positive. */
export type WeightedTerms = { terms: Int32Array; weights: Float64Array };

/** The vector of the weightiest `maxTerms` terms; of equally weighty ones, those given first. Writes
 *  over what it is given. */
export function termVector(weighted: WeightedTerms, maxTerms: number): TermVector {
  const { terms, weights } = weightiest(weighted, maxTerms);
  const { length } = terms;
  let squares = 0;
  for (let at = 0; at < length; at++) squares += (weights[at] as number) ** 2;
  const scale = weightScale / Math.sqrt(squares);
  const sorted = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const weight = Math.max(1, Math.round((weights[at] as number) * scale));
    sorted[at] = (terms[at] as number) * packing + weight;
  }
  sorted.sort();
  const vector = emptyVector(new ArrayBuffer(bytesPerTerm * length));
  for (let at = 0; at < length; at++) {
    const packed = sorted[at] as number;
    const term = Math.floor(packed / packing);
    vector.terms[at] = term;
    vector.weights[at] = packed - term * packing;
  }
  return vector;
}

const bytesPerTerm = 6;

/** Terms and weights in one piece of memory: two took twice as long to get, and to look at. */
function emptyVector(buffer: ArrayBuffer): TermVector {
  const count = buffer.byteLength / bytesPerTerm;
  return {
    terms: new Int32Array(buffer, 0, count),
    weights: new Uint16Array(buffer, count * 4, count),
  };
}

/** Leaves the `most` greatest weights, in place; of equal ones, the first. */
function weightiest({ terms, weights }: WeightedTerms, most: number): WeightedTerms {
  if (weights.length <= most) return { terms, weights };
  const least = weights.toSorted()[weights.length - most] as number;
  let equal = most;
  for (const weight of weights) if (weight > least) equal--;
  let to = 0;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] as number;
    if (weight < least || (weight === least && equal-- <= 0)) continue;
    terms[to] = terms[at] as number;
    weights[to++] = weight;
  }
  return { terms: terms.subarray(0, to), weights: weights.subarray(0, to) };
}

/** The cosine of the angle between two vectors, 0 to 1 (rounding may put it a hair above). */
export function cosine(a: TermVector, b: TermVector): number {
  return cosineTo(a)(b);
}

/** `cosine` with one side fixed, for comparing one vector with many: its terms are put into a hash
 *  table, which is five times faster than walking along both. */
export function cosineTo({ terms, weights }: TermVector): (other: TermVector) => number {
  const bits = Math.ceil(Math.log2(2 * terms.length + 2));
  const mask = 2 ** bits - 1;
  /** One more than the place; 0: free. */
  const slots = new Uint16Array(mask + 1);
  const slotOf = (term: number) => {
    let slot = fibonacciHash(bits, term);
    while (slots[slot] !== 0 && terms[(slots[slot] as number) - 1] !== term)
      slot = (slot + 1) & mask;
    return slot;
  };
  for (let at = 0; at < terms.length; at++) slots[slotOf(terms[at] as number)] = at + 1;
  return (other) => {
    let sum = 0;
    for (let at = 0; at < other.terms.length; at++) {
      const place = slots[slotOf(other.terms[at] as number)] as number;
      if (place !== 0) sum += (weights[place - 1] as number) * (other.weights[at] as number);
    }
    return sum / (weightScale * weightScale);
  };
}

/** The vector as text, six bytes a term, base64. Little-endian, as is every machine Node runs on
 *  but s390x: a store must not be carried from there to here. */
export function packVector({ terms, weights }: TermVector): string {
  const packed = emptyVector(new ArrayBuffer(bytesPerTerm * terms.length));
  packed.terms.set(terms);
  packed.weights.set(weights);
  return Buffer.from(packed.terms.buffer).toString('base64');
}

/** @throws RangeError when the text was not made by `packVector`. */
export function unpackVector(packed: string): TermVector {
  const raw = Uint8Array.from(Buffer.from(packed, 'base64'));
  if (raw.length % bytesPerTerm !== 0) throw new RangeError('not a packed term vector');
  return emptyVector(raw.buffer);
}
