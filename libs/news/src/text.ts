/**
 * Text as all of Newsline sees it. Vietnamese comes first: nothing here may assume Latin
 * letters without marks, and every function takes and gives NFC unless it says otherwise.
 */

import { normalise } from './normalise.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]/gu;
const joiner = /[\u200c\u200d]/u;
const everyJoiner = /[\u200c\u200d]/gu;
/** A joiner that spells nothing: at a beginning, or behind a letter of a script that joins none. Behind
 *  other letters it is spelling (Unicode Standard, section 23.2; Persian, Hindi, Sinhala, Malayalam),
 *  behind a pictograph it makes one emoji of several (Unicode Technical Standard #51, section 2.2). */
const idleJoiner =
  /(?<![[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{ASCII}\u0300-\u036f]])[\u200c\u200d]/gv;
/** What steers a terminal, or has no place in XML 1.0 (section 2.2) and on the wire (Unicode Standard,
 *  section 23.7): control characters other than white space, noncharacters. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/u;
const everyControl = new RegExp(controls, 'gu');

/** Nearly every line of Vietnamese and English news has only Latin letters, digits and punctuation
 *  that are NFC as they stand, single spaces between them. Looked for is what is not: an expression
 *  for a whole line runs out of memory on one of megabytes. */
const untidyLetter =
  /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]/;
const untidySpace = /^ | {2}| $/u;
const lineBreak = /[\n\r\u2028\u2029]/u;

/** One line of plain text: NFC (Unicode Standard Annex #15), without control, bidirectional and
 *  zero-width characters, save for joiners that are spelling, white space of any kind folded to single spaces, trimmed. Lone
 *  surrogates become U+FFFD, so that the result is always valid UTF-8. */
export function oneLine(text: string): string {
  if (!untidyLetter.test(text) && !untidySpace.test(text)) return text;
  const visible = text.toWellFormed().replace(invisible, '');
  const joined = joiner.test(visible) ? visible.replace(idleJoiner, '') : visible;
  return singleSpaced(normalise(joined)).trim();
}

/** The text without joiners (U+200C, U+200D): many people leave them out, so that words with and without
 *  them are to be one for whatever compares. */
export function withoutJoiners(text: string): string {
  return joiner.test(text) ? text.replace(everyJoiner, '') : text;
}

/** In steps of a thousand: an expression for a whole run runs out of memory on one of megabytes. */
function singleSpaced(text: string): string {
  let line = text.replace(/\s{1,1000}/gu, ' ');
  while (line.includes('  ')) line = line.replace(/ {2,1000}/gu, ' ');
  return line;
}

/** The text without control characters and noncharacters, with U+FFFD for lone surrogates and line
 *  breaks as XML has them (XML 1.0, section 2.11): ids, addresses and HTML, of which nothing else may
 *  change. */
export function withoutControls(text: string): string {
  const formed = text.toWellFormed();
  const wellFormed = formed.includes('\r') ? formed.replace(/\r\n?/gu, '\n') : formed;
  return controls.test(wellFormed) ? wellFormed.replace(everyControl, '') : wellFormed;
}

/** Plain text in paragraphs: as `oneLine`, but line breaks are kept; a run of blank lines becomes
 *  one. Paragraphs are separated by "\n\n". */
export function paragraphs(text: string): string {
  if (!lineBreak.test(text)) return oneLine(text);
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .split('\n')
    .map(oneLine)
    .join('\n')
    .split(/\n{2,1000}/u)
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
}

/** With limits that no language reaches: without them it runs out of memory on a word of megabytes. */
const word = /[\p{L}\p{M}\p{N}]{1,1000}(?:['’][\p{L}\p{M}]{1,100}){0,9}/gu;

/** The words of a text in order, lower case, with their marks, without joiners. Letters and digits make words;
 *  an apostrophe inside a word belongs to it; in Vietnamese a word here is one syllable. */
export function words(text: string): string[] {
  return withoutJoiners(text).toLowerCase().match(word) ?? [];
}

const dotted =
  /(?<![\p{L}\p{M}\p{N}.])(?:[Nn]gh?|[CcGgKkNnPpTt]h|[Gg]i|[Qq]u|[Tt]r|\p{L})(?:\.\p{Ll}[\p{L}\p{M}]{0,20}){1,10}(?![\p{L}\p{M}\p{N}]|\.\p{L})/gu;

/** Takes out the dots by which Vietnamese portals hide words from filters: "t.rẻ e.m" → "trẻ em".
 *  Dots go only where the first one follows the first sound of a word and what they join is a
 *  well-formed Vietnamese syllable, so "TP.HCM", "U.S." and "vnexpress.net" stay. Only for
 *  Vietnamese text: "9 a.m" would lose its dot. */
export function uncensor(text: string): string {
  if (!hasInnerDot(text)) return text;
  return text.replace(dotted, (hidden) => {
    const joined = hidden.replaceAll('.', '');
    return isVietnameseSyllable(joined.toLowerCase()) ? joined : hidden;
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
