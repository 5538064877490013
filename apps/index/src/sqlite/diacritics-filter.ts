/** Which words with diacritics an article may hold, as two Bloom filters with one hash (Bloom,
 *  Space/time trade-offs in hash coding with allowable errors, 1970), one of the whole article and
 *  one of its title. Words without diacritics would only fill them. An article of 260 Vietnamese
 *  words sets one bit in six. */
export type Marks = Uint32Array;

/** In 32-bit integers: the part for the whole article, and all. */
export const wholeLength = 16;
export const marksLength = 18;

/** A word's hash, one UTF-16 code unit after the other, from 0: FNV-1a (Fowler, Noll, Vo), but for
 *  an addend that tells words apart which begin with the same letter twice. */
export function hashed(hash: number, unit: number): number {
  return (Math.imul(hash ^ unit, 0x01000193) + 0x9e37) | 0;
}

/** Adds a word by the hash of its lower case. */
export function addMarked(marks: Marks, hash: number, isTitle: boolean): void {
  const mixed = (hash ^ (hash >>> 15)) >>> 0;
  setBit(marks, mixed & (wholeLength * 32 - 1));
  if (isTitle) setBit(marks, wholeLength * 32 + ((mixed >>> 9) & 63));
}

/** What an article has to have to hold all of these words, or to hold them in its title. */
export function marksOf(words: readonly string[]): Marks {
  const marks = new Uint32Array(marksLength);
  for (const word of words) {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = hashed(hash, word.charCodeAt(i));
    addMarked(marks, hash, true);
  }
  return marks;
}

function setBit(marks: Marks, bit: number): void {
  marks[bit >>> 5] = (marks[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
