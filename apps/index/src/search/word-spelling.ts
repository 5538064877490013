import { foldKeepingMarks, normalise } from '@newsline/news';

/** The five tones that Vietnamese writes as marks; other languages' accents are among them. */
export const toneMarks = '\u0300\u0301\u0303\u0309\u0323';
const tone = new RegExp(`[${toneMarks}]`, 'gu');

/** Of words that were met: the same come again and again. */
const diacritics = new Map<string, string | null>();
const mostKnown = 20_000;
const ascii = /^[\u0000-\u007f]*$/u;
/** Behind a folded word, what else may be told of its spelling. No word holds these. */
const capitalsMark = '^';
const plainMark = '=';

/** How a word with diacritics is spelt, for comparing: in small letters, its tone behind them, so that
 *  "hoà" and "hòa" are one. Null where it has none. @param written one word, NFC */
export function diacriticsOf(written: string): string | null {
  if (ascii.test(written)) return null;
  const known = diacritics.get(written);
  if (known !== undefined) return known;
  const found = readDiacritics(written);
  if (diacritics.size >= mostKnown) diacritics.clear();
  diacritics.set(written, found);
  return found;
}

function readDiacritics(written: string): string | null {
  const word = foldKeepingMarks(written).replaceAll('.', '');
  const apart = normalise(word, 'NFD');
  if (apart === word && !word.includes('đ')) return null;
  const tones = apart.match(tone)?.join('') ?? '';
  return normalise(apart.replace(tone, '')) + tones;
}

/** That a word is spelt with signs: `c++`. @param signs as `signsAround` gives them */
export function withSigns(folded: string, signs: string): string {
  return folded + signs;
}

/** That a word is spelt in capitals: an acronym. */
export function inCapitals(folded: string): string {
  return folded + capitalsMark;
}

/** That a word is spelt without diacritics in a text that has none: in another language, or typed so. */
export function withoutDiacritics(folded: string): string {
  return folded + plainMark;
}

/** The signs that are part of a name: `++` of C++, `#` of C#, `+` of Disney+, `%` of 3.5%, and the dot of .NET,
 *  which is given behind the others. */
export function signsAround(text: string, from: number, to: number): string {
  return signsBehind(text, to) + (isDotted(text, from) ? '.' : '');
}

function signsBehind(text: string, to: number): string {
  const sign = text.charCodeAt(to);
  if (sign === plus) {
    const end = text.charCodeAt(to + 1) === plus ? to + 2 : to + 1;
    return continues(text, end) ? '' : text.slice(to, end);
  }
  if (sign === hash || sign === percent) return continues(text, to + 1) ? '' : text.charAt(to);
  return '';
}

const plus = 43;
const hash = 35;
const percent = 37;
const dot = 46;

function continues(text: string, at: number): boolean {
  return /^[\p{L}\p{N}+#]/u.test(text.slice(at, at + 2));
}

/** Whether a dot stands before the word and nothing but space before the dot. */
function isDotted(text: string, from: number): boolean {
  if (from === 0 || text.charCodeAt(from - 1) !== dot) return false;
  return (
    (from === 1 || /[\s("“]/u.test(text.charAt(from - 2))) &&
    /^\p{L}/u.test(text.slice(from, from + 2))
  );
}

/** Whether a word of two letters or more is in capitals throughout. */
export function isCapitals(written: string): boolean {
  return /^\p{Lu}(?:[\p{N}.]{0,20}\p{Lu}){1,20}[\p{N}.]{0,20}$/u.test(written);
}

/** Whether a spelling begins with another one: "thành" with "thà". Both as `diacriticsOf` gives them. */
export function beginsWith(spelling: string, start: string): boolean {
  const [letters, tones] = [start.replace(tone, ''), start.match(tone)?.join('') ?? ''];
  return spelling.startsWith(letters) && (tones === '' || spelling.endsWith(tones));
}
