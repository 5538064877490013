import { foldKeepingMarks, normalise } from '@newsline/news';
import {
  foldedUnits,
  needsFullFolding,
  searchable,
  withoutDots,
} from '../search/searchable-text.ts';
import { spellingsIn } from '../search/spellings-in.ts';
import { inCapitals, signsAround, toneMarks, withoutDiacritics } from '../search/word-spelling.ts';
import { isSyllable } from './plain-syllables.ts';
import { hashOf, nextHash, withTones } from './spelling-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Instead of a letter: what is no part of a word, and what the table does not hold. */
const notInWord = 0;
const unknownUnit = 1;
/** By UTF-16 code unit its lower case without tone, and above it the fold. */
const units = Uint32Array.from(foldedUnits, (folded, unit) => {
  if (folded === 32) return notInWord;
  if (folded === needsFullFolding) return unknownUnit;
  return toneless(String.fromCharCode(unit)).charCodeAt(0) | (folded << 16);
});
/** By UTF-16 code unit which tone it has, from 1, and whether it is a capital or a small letter. */
const capital = 8;
const small = 16;
const traits = Uint8Array.from(foldedUnits, (_, unit) => {
  const character = String.fromCharCode(unit);
  const mark = normalise(character, 'NFD').match(new RegExp(`[${toneMarks}]`, 'u'))?.[0];
  const tone = mark === undefined ? 0 : toneMarks.indexOf(mark) + 1;
  if (/\p{Lu}/u.test(character)) return tone | capital;
  return /\p{Ll}/u.test(character) ? tone | small : tone;
});
const asciiEnd = 0x80;
const [capitalsMark, plainMark] = [inCapitals(''), withoutDiacritics('')].map((mark) =>
  mark.charCodeAt(0),
) as [number, number];

let bytes = Buffer.alloc(1 << 14);

export type Analysis = {
  /** Takes the hashes of spellings, see `word-spelling.ts`. */
  readonly spellings: Set<number>;
  /** The article is in another language than Vietnamese, or typed without diacritics. */
  readonly isPlain: boolean;
  readonly vocabulary: Vocabulary;
};

/** Folds a text for the full-text index, and on the way adds how its words are spelt to the spellings
 *  and new words to the vocabulary: every further pass over the characters would cost a write a tenth
 *  of its time. */
export function analyze(raw: string, language: string, into: Analysis): string {
  const { spellings, isPlain, vocabulary } = into;
  const text = withoutDots(raw, language);
  const { length } = text;
  if (length > bytes.length) bytes = Buffer.alloc(length * 2);
  const out = bytes;
  let all = 0;
  let isSimple = true;
  let start = 0;
  let spelledHash = 0;
  let foldedHash = 0;
  let difference = 0;
  let tones = 0;
  let cases = 0;
  let capitals = 0;
  let isOdd = false;
  for (let i = 0; i <= length; i++) {
    const code = text.charCodeAt(i);
    const unit = i < length ? (units[code] ?? unknownUnit) : notInWord;
    if (unit > unknownUnit) {
      const spelled = unit & 0xffff;
      const folded = unit >>> 16;
      const trait = traits[code] ?? 0;
      spelledHash = nextHash(spelledHash, spelled);
      foldedHash = nextHash(foldedHash, folded);
      difference |= spelled ^ folded;
      if ((trait & 7) !== 0) tones = tones * 8 + (trait & 7);
      cases |= trait;
      if ((trait & capital) !== 0) capitals++;
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
    else if (i > start) {
      if (difference !== 0 || tones !== 0) spellings.add(withTones(spelledHash, tones));
      else if (isPlain && isSyllable(foldedHash)) spellings.add(nextHash(foldedHash, plainMark));
      if (capitals > 1 && (cases & small) === 0) spellings.add(nextHash(foldedHash, capitalsMark));
      if (isSign(code) || text.charCodeAt(start - 1) === dot)
        addSigns(spellings, foldedHash, signsAround(text, start, i));
      if (!vocabulary.isKnown(foldedHash, i - start)) vocabulary.add(text.slice(start, i));
    }
    out[i] = 32;
    start = i + 1;
    spelledHash = 0;
    foldedHash = 0;
    difference = 0;
    tones = 0;
    cases = 0;
    capitals = 0;
    isOdd = false;
  }
  if (isSimple && all < asciiEnd) return out.toString('latin1', 0, length);
  return searchable(raw, language).folded;
}

/** Adds what stands between two signs and is not in the table: a letter that is two, several words of
 *  a script without spaces, an emoji and the word before it. */
function addOddWords(text: string, { spellings, isPlain, vocabulary }: Analysis): void {
  const odd = searchable(text, 'und');
  for (const spelling of spellingsIn(odd, isPlain)) spellings.add(hashOf(spelling));
  for (const [folded] of odd.folded.matchAll(/[^ ]+/gu))
    if (!vocabulary.isKnown(hashOf(folded), folded.length)) vocabulary.add(folded);
}

function toneless(character: string): string {
  const apart = normalise(foldKeepingMarks(character), 'NFD');
  return normalise(apart.replace(new RegExp(`[${toneMarks}]`, 'gu'), ''));
}

function addSigns(spellings: Set<number>, hash: number, signs: string): void {
  if (signs !== '') spellings.add(hashOf(signs, hash));
}

const dot = 46;
/** `#`, `%`, `+` */
const isSign = (unit: number) => unit === 35 || unit === 37 || unit === 43;
