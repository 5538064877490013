/**
 * Text as all of Newsline sees it. Vietnamese comes first: nothing here may assume Latin
 * letters without marks, and every function takes and gives NFC unless it says otherwise.
 */

const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Latin letters, digits and punctuation that are NFC as they stand, single spaces between them: what
 *  nearly every line of Vietnamese and English news already is. */
const tidyLetters =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*$/u;
const untidySpace = /^ | {2}| $/u;
const lineBreak = /[\n\r\u2028\u2029]/u;

/** One line of plain text: NFC (Unicode Standard Annex #15), without control, bidirectional and
 *  zero-width characters, white space of any kind folded to single spaces, trimmed. Lone
 *  surrogates become U+FFFD, so that the result is always valid UTF-8. */
export function oneLine(text: string): string {
  if (tidyLetters.test(text) && !untidySpace.test(text)) return text;
  return text.toWellFormed().replace(invisible, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Plain text in paragraphs: as `oneLine`, but line breaks are kept; a run of blank lines becomes
 *  one. Paragraphs are separated by "\n\n". */
export function paragraphs(text: string): string {
  if (!lineBreak.test(text)) return oneLine(text);
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .split(/\n\s*\n/u)
    .map((part) => part.split('\n').map(oneLine).filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n');
}

/** Lower case without diacritics, `đ` as `d`: how people type when they leave out the marks.
 *  Two words that fold alike may still be different words ("bạn", "bán"). Idempotent. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words of a text in order, lower case, with their marks. Letters and digits make words;
 *  an apostrophe inside a word belongs to it; in Vietnamese a word here is one syllable. */
export function words(text: string): string[] {
  return text.toLowerCase().match(word) ?? [];
}

/** A Vietnamese syllable without its tone: onset, vowels, coda; Thompson, A Vietnamese
 *  Reference Grammar (1987), chapter 1, with the vowels of today's spelling. */
const syllable =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const dotted =
  /(?<![\p{L}\p{M}\p{N}.])\p{L}(?:\.\p{Ll}[\p{L}\p{M}]*)+(?![\p{L}\p{M}\p{N}]|\.\p{L})/gu;

/** Takes out the dots by which Vietnamese portals hide words from filters: "t.rẻ e.m" → "trẻ em".
 *  Dots go only where the first one follows the first letter of a word and what they join is a
 *  well-formed Vietnamese syllable, so "TP.HCM", "U.S." and "vnexpress.net" stay. Only for
 *  Vietnamese text: "9 a.m" would lose its dot. */
export function uncensor(text: string): string {
  if (!hasInnerDot(text)) return text;
  return text.replace(dotted, (hidden) => {
    const joined = hidden.replaceAll('.', '');
    const bare = joined.toLowerCase().normalize('NFD').replace(tones, '').normalize('NFC');
    return syllable.test(bare) ? joined : hidden;
  });
}

/** Whether a dot stands before anything but white space or the end: few texts have one, and the
 *  expression above is slow. */
function hasInnerDot(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    if (text.charCodeAt(at + 1) > 0x20) return true;
  }
  return false;
}
