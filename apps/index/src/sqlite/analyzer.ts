import {
  foldedUnits,
  needsFullFolding,
  searchable,
  withoutDots,
} from '../search/searchable-text.ts';
import { addWord, nextHash, type DiacriticsFilter } from './diacritics-filter.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Instead of a letter: what is no part of a word, and what the table does not hold. */
const notInWord = 0;
const unknownUnit = 1;
/** By UTF-16 code unit its lower case, and above it the fold. */
const units = Uint32Array.from(foldedUnits, (folded, unit) => {
  if (folded === 32) return notInWord;
  if (folded === needsFullFolding) return unknownUnit;
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0) | (folded << 16);
});
const asciiEnd = 0x80;

let bytes = Buffer.alloc(1 << 14);

/** Folds a text for the full-text index, and on the way adds its words with diacritics to the filter
 *  and new words to the vocabulary: every further pass over the characters would cost a write a tenth
 *  of its time. */
export function analyze(
  raw: string,
  language: string,
  into: {
    readonly diacritics: DiacriticsFilter;
    readonly isTitle: boolean;
    readonly vocabulary: Vocabulary;
  },
): string {
  const { diacritics, isTitle, vocabulary } = into;
  const text = withoutDots(raw, language);
  const { length } = text;
  if (length > bytes.length) bytes = Buffer.alloc(length * 2);
  const out = bytes;
  let all = 0;
  let isSimple = true;
  let start = 0;
  let loweredHash = 0;
  let foldedHash = 0;
  let difference = 0;
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? (units[text.charCodeAt(i)] ?? unknownUnit) : notInWord;
    if (unit > unknownUnit) {
      const lowered = unit & 0xffff;
      const folded = unit >>> 16;
      loweredHash = nextHash(loweredHash, lowered);
      foldedHash = nextHash(foldedHash, folded);
      difference |= lowered ^ folded;
      all |= folded;
      out[i] = folded;
      continue;
    }
    if (unit === unknownUnit) {
      isSimple = false;
      if (isJoiner(text.charCodeAt(i))) continue;
    }
    if (difference !== 0) addWord(diacritics, loweredHash, isTitle);
    if (!vocabulary.isKnown(foldedHash, i - start)) vocabulary.add(text.slice(start, i));
    out[i] = 32;
    start = i + 1;
    loweredHash = 0;
    foldedHash = 0;
    difference = 0;
  }
  if (isSimple && all < asciiEnd) return out.toString('latin1', 0, length);
  return searchable(raw, language).folded;
}

/** Words are the same with and without them. */
const isJoiner = (unit: number) => unit === 0x200c || unit === 0x200d;
