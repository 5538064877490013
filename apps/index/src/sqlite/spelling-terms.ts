import { toneMarks } from '../search/word-spelling.ts';

/** A spelling's hash, one UTF-16 code unit after the other, from 0: FNV-1a (Fowler, Noll, Vo), but for
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

/** The term that the full-text index has for a spelling: its hash, which analysing a text comes by on the
 *  way. Of the fifty thousand spellings of an archive hardly two share one. */
export function spellingTerm(spelling: string): string {
  return termOf(hashOf(spelling));
}

const terms = new Map<number, string>();
const mostKnown = 50_000;

export function termOf(hash: number): string {
  const known = terms.get(hash);
  if (known !== undefined) return known;
  if (terms.size >= mostKnown) terms.clear();
  const term = (hash >>> 0).toString(36);
  terms.set(hash, term);
  return term;
}

/** A hash with the tones of a word behind it. @param tones three bits each, the first one highest */
export function withTones(hash: number, tones: number): number {
  if (tones === 0) return hash;
  const before = Math.floor(tones / 8);
  return nextHash(withTones(hash, before), toneMarks.charCodeAt((tones % 8) - 1));
}
