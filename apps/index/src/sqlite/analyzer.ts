import { foldedUnits, lookCloser, searchable, withoutDots } from '../search/searchable-text.ts';
import { addMarked, hashed, type Marks } from './diacritics-filter.ts';
import type { Vocabulary } from './vocabulary.ts';

/** No part of a word; no letter of the table. */
const gap = 0;
const closer = 1;
/** By UTF-16 code unit its lower case, and above it the fold. */
const units = Uint32Array.from(foldedUnits, (folded, unit) => {
  if (folded === 32) return gap;
  if (folded === lookCloser) return closer;
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0) | (folded << 16);
});
const asciiEnd = 0x80;

let bytes = Buffer.alloc(1 << 14);

/** Folds a text for the full-text index and on the way takes down its marked words and those that
 *  the vocabulary has not met: every further pass over the characters would cost a write a tenth
 *  of its time. */
export function readWords(
  raw: string,
  language: string,
  into: { readonly marks: Marks; readonly isTitle: boolean; readonly vocabulary: Vocabulary },
): string {
  const { marks, isTitle, vocabulary } = into;
  const text = withoutDots(raw, language);
  const { length } = text;
  if (length > bytes.length) bytes = Buffer.alloc(length * 2);
  const out = bytes;
  let all = 0;
  let isSimple = true;
  let start = 0;
  let spelling = 0;
  let term = 0;
  let difference = 0;
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? (units[text.charCodeAt(i)] ?? closer) : gap;
    if (unit > closer) {
      const lowered = unit & 0xffff;
      const folded = unit >>> 16;
      spelling = hashed(spelling, lowered);
      term = hashed(term, folded);
      difference |= lowered ^ folded;
      all |= folded;
      out[i] = folded;
      continue;
    }
    if (unit === closer) isSimple = false;
    if (difference !== 0) addMarked(marks, spelling, isTitle);
    if (!vocabulary.isNoNews(term, i - start)) vocabulary.note(text.slice(start, i));
    out[i] = 32;
    start = i + 1;
    spelling = 0;
    term = 0;
    difference = 0;
  }
  if (isSimple && all < asciiEnd) return out.toString('latin1', 0, length);
  return searchable(raw, language).folded;
}
