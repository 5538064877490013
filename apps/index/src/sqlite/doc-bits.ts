/** Sets of document numbers as one bit each. */
export type DocBits = Uint32Array;

/** @param last the highest number that it can hold */
export function noDocs(last: number): DocBits {
  return new Uint32Array((last >>> 5) + 1);
}

/** From 1 on. */
export function docsUpTo(last: number): DocBits {
  const bits = noDocs(last).fill(0xffffffff);
  bits[0] = (bits[0] ?? 0) & ~1;
  bits[last >>> 5] = (bits[last >>> 5] ?? 0) & (0xffffffff >>> (31 - (last & 31)));
  return bits;
}

export function addDoc(bits: DocBits, doc: number): void {
  bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) | (1 << (doc & 31));
}

export function removeDoc(bits: DocBits, doc: number): void {
  bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) & ~(1 << (doc & 31));
}

export function hasDoc(bits: DocBits, doc: number): boolean {
  return ((bits[doc >>> 5] ?? 0) & (1 << (doc & 31))) !== 0;
}

/** What is beyond the end of the other one goes as well. */
export function keepOnly(bits: DocBits, other: DocBits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & (other[i] ?? 0);
}

export function removeAll(bits: DocBits, other: DocBits): void {
  const length = Math.min(bits.length, other.length);
  for (let i = 0; i < length; i++) bits[i] = (bits[i] ?? 0) & ~(other[i] ?? 0);
}

/** What is beyond the end of the bits is left out. */
export function addAll(bits: DocBits, other: DocBits): void {
  for (let i = 0; i < other.length; i++) bits[i] = (bits[i] ?? 0) | (other[i] ?? 0);
}

export function countDocs(bits: DocBits): number {
  let count = 0;
  for (const word of bits) count += bitCount(word);
  return count;
}

/** In ascending order. */
export function docsIn(bits: DocBits): Uint32Array {
  const docs = new Uint32Array(countDocs(bits));
  let at = 0;
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] ?? 0; word !== 0; word &= word - 1)
      docs[at++] = i * 32 + 31 - Math.clz32(word & -word);
  }
  return docs;
}

/** How many bits are set (Warren, Hacker's Delight, 2nd edition, figure 5-2). */
export function bitCount(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
