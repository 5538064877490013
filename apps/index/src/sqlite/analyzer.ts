import {
  foldedUnits,
  needsFullFolding,
  searchable,
  withoutDots,
} from '../search/searchable-text.ts';
import { writtenForm } from '../search/occurrences.ts';
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

type Into = {
  readonly diacritics: DiacriticsFilter;
  readonly isTitle: boolean;
  readonly vocabulary: Vocabulary;
};

let bytes = Buffer.alloc(1 << 14);

/** Folds a text for the full-text index, and on the way adds its words with diacritics to the filter
 *  and new words to the vocabulary: every further pass over the characters would cost a write a tenth
 *  of its time. */
export function analyze(raw: string, language: string, into: Into): string {
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
  let isOdd = false;
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
      isOdd = true;
      continue;
    }
    if (isOdd) addOddWords(text.slice(start, i), into);
    else {
      if (difference !== 0) addWord(diacritics, loweredHash, isTitle);
      if (!vocabulary.isKnown(foldedHash, i - start)) vocabulary.add(text.slice(start, i));
    }
    out[i] = 32;
    start = i + 1;
    loweredHash = 0;
    foldedHash = 0;
    difference = 0;
    isOdd = false;
  }
  if (isSimple && all < asciiEnd) return out.toString('latin1', 0, length);
  return searchable(raw, language).folded;
}

/** Adds what stands between two signs and is not in the table: a letter that is two, several words of
 *  a script without spaces, an emoji and the word before it. */
function addOddWords(text: string, { diacritics, isTitle, vocabulary }: Into): void {
  const odd = searchable(text, 'und');
  for (const { 0: folded, index } of odd.folded.matchAll(/[^ ]+/gu)) {
    const written = writtenForm(odd, index, index + folded.length);
    if (written !== folded) addWord(diacritics, hashOf(written), isTitle);
    if (!vocabulary.isKnown(hashOf(folded), folded.length)) vocabulary.add(folded);
  }
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = nextHash(hash, word.charCodeAt(i));
  return hash;
}
