import { placeIn } from '../fibonacci.ts';

/**
 * A direction in the space of terms: term hashes in ascending order, each with its share of a
 * vector of length 1 in units of 1/4096. Whole numbers, so that sums come out the same in any
 * order and after a restart.
 */
export type TermVector = { terms: Int32Array; weights: Uint16Array };

export const unit = 4096;

/** Makes one sortable number of a term and its weight: numbers sort many times faster than pairs. */
const packing = 8192;

/** Terms with weights, in any order: `weights[i]` is that of `terms[i]`, and positive. */
export type WeightedTerms = { terms: Int32Array; weights: Float64Array };

/** The vector of the weightiest `maxTerms` terms; of equally weighty ones, those given first. */
export function termVector({ terms, weights }: WeightedTerms, maxTerms: number): TermVector {
  const kept = weightiest(weights, maxTerms);
  let squares = 0;
  for (const at of kept) squares += (weights[at] as number) ** 2;
  const scale = unit / Math.sqrt(squares);
  const sorted = new Float64Array(kept.length);
  for (let to = 0; to < kept.length; to++) {
    const from = kept[to] as number;
    const weight = Math.max(1, Math.round((weights[from] as number) * scale));
    sorted[to] = (terms[from] as number) * packing + weight;
  }
  sorted.sort();
  const vector = { terms: new Int32Array(sorted.length), weights: new Uint16Array(sorted.length) };
  for (let at = 0; at < sorted.length; at++) {
    const packed = sorted[at] as number;
    const term = Math.floor(packed / packing);
    vector.terms[at] = term;
    vector.weights[at] = packed - term * packing;
  }
  return vector;
}

/** Where the `most` greatest weights are; of equal ones, the first. */
function weightiest(weights: Float64Array, most: number): number[] {
  if (weights.length <= most) return [...weights.keys()];
  const least = weights.toSorted()[weights.length - most] as number;
  const kept: number[] = [];
  const equal: number[] = [];
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] as number;
    if (weight > least) kept.push(at);
    else if (weight === least) equal.push(at);
  }
  for (const at of equal) if (kept.length < most) kept.push(at);
  return kept;
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
    let slot = placeIn(bits, term);
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
    return sum / (unit * unit);
  };
}

/** The vector as text, six bytes a term, base64. Little-endian, as is every machine Node runs on
 *  but s390x: a store must not be carried from there to here. */
export function packVector({ terms, weights }: TermVector): string {
  return Buffer.concat([bytes(terms), bytes(weights)]).toString('base64');
}

/** @throws RangeError when the text was not made by `packVector`. */
export function unpackVector(packed: string): TermVector {
  const raw = Uint8Array.from(Buffer.from(packed, 'base64'));
  if (raw.length % 6 !== 0) throw new RangeError('not a packed term vector');
  const count = raw.length / 6;
  return {
    terms: new Int32Array(raw.buffer, 0, count),
    weights: new Uint16Array(raw.buffer, count * 4, count),
  };
}

function bytes(view: Int32Array | Uint16Array): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
