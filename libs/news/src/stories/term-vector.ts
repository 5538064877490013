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
export type WeightedTerms = { terms: number[]; weights: number[] };

/** The vector of the weightiest `maxTerms` terms; of equally weighty ones, those given first. */
export function termVector({ terms, weights }: WeightedTerms, maxTerms: number): TermVector {
  const order = weights.keys().toArray();
  if (order.length > maxTerms) {
    order.sort((a, b) => (weights[b] as number) - (weights[a] as number)).length = maxTerms;
  }
  let squares = 0;
  for (const at of order) squares += (weights[at] as number) ** 2;
  const scale = unit / Math.sqrt(squares);
  const sorted = new Float64Array(order.length);
  order.forEach((from, to) => {
    const weight = Math.max(1, Math.round((weights[from] as number) * scale));
    sorted[to] = (terms[from] as number) * packing + weight;
  });
  sorted.sort();
  const vector = { terms: new Int32Array(sorted.length), weights: new Uint16Array(sorted.length) };
  sorted.forEach((packed, at) => {
    vector.terms[at] = Math.floor(packed / packing);
    vector.weights[at] = packed - Math.floor(packed / packing) * packing;
  });
  return vector;
}

/** The cosine of the angle between two vectors, 0 to 1 (rounding may put it a hair above). */
export function cosine(a: TermVector, b: TermVector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] as number;
    const right = b.terms[j] as number;
    if (left === right) sum += (a.weights[i++] as number) * (b.weights[j++] as number);
    else if (left < right) i++;
    else j++;
  }
  return sum / (unit * unit);
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
