import { plainLetters } from './letters.ts';
import { normalise } from './normalise.ts';
import { withoutJoiners } from './text.ts';

const beyondAscii = /[^\0-\x7f]/u;
/** Signs that NFKC would make letters of the word before: "Windows™" is Windows. */
const tradeMarks = /[℠™\u{1f16a}-\u{1f16c}]/gu;

/** "2½" is not 21⁄2. As CLDR's Latin-ASCII. */
const fractions = /[¼-¾⅐-⅟↉]/gu;

/** Marks that are no letters of their own: all but the vowel signs of India and South East Asia, without
 *  which other words are left, and the sound marks of kana ("が" is not "か"). In Arabic, Hebrew and
 *  Syriac vowel signs may be left out, and mostly are. */
const diacritics =
  /[\p{M}--[[\p{Alphabetic}--[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]]\u3099\u309a]]{1,30}|\u0640/gv;
const loneSoundMarks = /[\u3099\u309a]/gu;

const otherDigit = /[\p{Nd}--[0-9]]/gv;
const otherLetter = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'gu');

/** The small letter of "İ". */
const dottedI = 'i\u0307';
/** Vietnamese texts have the Icelandic and the African one by mistake. */
const dWithStroke = new Set('đðɖ');

/** Latin, Greek, Cyrillic and their neighbours up to general punctuation: nearly every text has nothing
 *  else, and a table is twenty times as fast as normalising. */
const tableEnd = 0x2070;
const severalUnits = 0xfffe;
/** May join what stands beside it. */
const dependent = 0xffff;
const dependentUnit = /[\p{M}\u1100-\u11ff]/u;
const foldedUnits = Uint16Array.from({ length: tableEnd }, (_, code) => {
  const unit = String.fromCharCode(code);
  if (dependentUnit.test(unit)) return dependent;
  const folded = foldSlowly(unit);
  return folded.length === 1 ? folded.charCodeAt(0) : severalUnits;
});
const severalOf = new Map(
  Array.from(foldedUnits.keys())
    .filter((code) => foldedUnits[code] === severalUnits)
    .map((code) => [code, foldSlowly(String.fromCharCode(code))]),
);

/**
 * The spelling of a text that ordinary readers mean, so that two texts which they hold for the same
 * fold alike: lower case without diacritics and joiners, compatibility characters as what they are
 * for (NFKC: full and half width, ligatures, circled and mathematical letters; Unicode Standard Annex
 * #15), letters that are one as one (`plainLetters`: "đ" as "d", "ß" as "ss"), digits as ASCII's.
 * Hiragana and Katakana stay apart, and so do Han characters of China, Taiwan and Japan.
 * Two words that fold alike may still be different words ("bạn", "bán"). Idempotent.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return foldByTable(text) ?? foldSlowly(text);
}

/** Null where something is not in the table. */
function foldByTable(text: string): string | null {
  let folded = '';
  let done = 0;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    const unit = foldedUnits[code] ?? dependent;
    if (unit === dependent) return null;
    const piece = unit === severalUnits ? (severalOf.get(code) ?? '') : String.fromCharCode(unit);
    folded += text.slice(done, at) + piece;
    done = at + 1;
  }
  return (folded + text.slice(done)).toLowerCase();
}

function foldSlowly(text: string): string {
  const plain = normalise(withoutSigns(text), 'NFKD')
    .replace(diacritics, '')
    .toLowerCase()
    .replace(otherLetter, plainLetter);
  return normalise(plain.replace(otherDigit, asciiDigit)).replace(loneSoundMarks, '');
}

/** As `fold`, but with diacritics and "đ": what else people write in several ways is one ("ＴＯＹＯＴＡ",
 *  "toyota"; "Straße", "STRASSE"), and the very word is told from others ("bạn", "bán"). Two texts that
 *  are alike here fold alike. */
export function foldKeepingMarks(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  const plain = normalise(withoutSigns(text), 'NFKC')
    .toLowerCase()
    .replaceAll(dottedI, 'i')
    .replace(otherLetter, (letter) => (dWithStroke.has(letter) ? 'đ' : plainLetter(letter)));
  return normalise(plain.replace(otherDigit, asciiDigit));
}

function withoutSigns(text: string): string {
  return withoutJoiners(text).replace(tradeMarks, ' ').replace(fractions, ' $&');
}

function plainLetter(letter: string): string {
  return plainLetters.get(letter) ?? letter;
}

/** Digits of a kind follow one another from nought to nine (Unicode Standard, section 4.6), and where
 *  kinds touch, each is ten. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (isDigit(code - before - 1)) before++;
  return String(before % 10);
}

function isDigit(code: number): boolean {
  return /\p{Nd}/u.test(String.fromCodePoint(code));
}
