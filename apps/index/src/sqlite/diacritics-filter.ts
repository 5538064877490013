/** Which spellings an article may hold, as two Bloom filters with one hash (Bloom, Space/time trade-offs in
 *  hash coding with allowable errors, 1970), one of the whole article and one of its title: its words with
 *  diacritics, with signs, in capitals, see `word-spelling.ts`. Words without any of these would only fill
 *  them. An article of 260 Vietnamese words sets one bit in six. */
export type DiacriticsFilter = Uint32Array;

/** In 32-bit integers: the part for the whole article, and all. */
export const articleLength = 16;
export const filterLength = 18;

/** A word's hash, one UTF-16 code unit after the other, from 0: FNV-1a (Fowler, Noll, Vo), but for
 *  an addend that tells words apart which begin with the same letter twice. */
export function nextHash(hash: number, unit: number): number {
  return (Math.imul(hash ^ unit, 0x01000193) + 0x9e37) | 0;
}

/** @param before the hash of what stands before the word */
export function hashOf(word: string, before = 0): number {
  let hash = before;
  for (let i = 0; i < word.length; i++) hash = nextHash(hash, word.charCodeAt(i));
  return hash;
}

/** Adds a spelling by its hash. */
export function addWord(filter: DiacriticsFilter, hash: number, isTitle: boolean): void {
  const mixed = (hash ^ (hash >>> 15)) >>> 0;
  setBit(filter, mixed & (articleLength * 32 - 1));
  if (isTitle) setBit(filter, articleLength * 32 + ((mixed >>> 9) & 63));
}

/** The bits that an article has if it, or its title, holds all of these spellings. */
export function diacriticsFilterOf(spellings: readonly string[]): DiacriticsFilter {
  const filter = new Uint32Array(filterLength);
  for (const spelling of spellings) addWord(filter, hashOf(spelling), true);
  return filter;
}

function setBit(filter: DiacriticsFilter, bit: number): void {
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
