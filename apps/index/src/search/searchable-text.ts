import { fold, uncensor } from '@newsline/news';

/** A text as the index sees it, with the way back to the text as it was written. */
export type SearchableText = {
  readonly raw: string;
  /** Letters and digits without case and diacritics, all else as spaces. */
  readonly folded: string;
  /** Where each place of `folded`, and its end, is in `raw`; null where they are the same. */
  readonly offsets: Int32Array | null;
};

/** Latin, Greek, Cyrillic and their neighbours up to general punctuation: all that Vietnamese and
 *  English text holds. A table is ten times as fast as normalising. */
const tableEnd = 0x2070;
/** A unit that is not in the table: it may be a combining mark, a ligature, half of a letter. */
export const needsFullFolding = 0xffff;
const dependentsStart = 0x300;
/** What may join the character before it: marks, and what becomes one or a part of a Korean syllable. */
const dependent = /[\p{M}\u1160-\u11ff\u3131-\u318e\uff9e\uff9f\uffa0-\uffdc]/u;
const signs = /[^\p{L}\p{M}\p{N}]{1,100}/gu;
/** A letter, with its vowels, of a script without spaces. */
const unspaced =
  /\p{M}{0,30}[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]--\p{M}]\p{M}{0,30}/gv;

/** Folds by UTF-16 code unit; 32 where a unit is no part of a word. */
export const foldedUnits = Uint16Array.from({ length: tableEnd }, (_, code) => {
  const unit = String.fromCharCode(code);
  const piece = dependent.test(unit) ? '' : foldCharacter(unit);
  return piece.length === 1 ? piece.charCodeAt(0) : needsFullFolding;
});

let unitBuffer = new Uint16Array(1 << 14);
let byteBuffer = Buffer.alloc(1 << 14);

/** Folds a text as `fold` does, and keeps the offsets. `language` is ISO 639-1: in Vietnamese the
 *  dots that hide words are taken out. In scripts without spaces every character
 *  becomes a word. */
export function searchable(raw: string, language: string): SearchableText {
  const plain = withoutDots(raw, language);
  const { folded, offsets } = foldFast(plain) ?? foldWithOffsets(plain);
  return {
    raw,
    folded,
    offsets: plain === raw ? offsets : offsetsThroughDots(raw, plain, offsets, folded.length),
  };
}

/** The text without the dots that hide words. */
export function withoutDots(raw: string, language: string): string {
  return language === 'vi' && mayHideWords(raw) ? uncensor(raw) : raw;
}

/** Where a place of `folded` is in `raw`. */
export function rawOffset({ offsets }: SearchableText, offset: number): number {
  return offsets === null ? offset : (offsets[offset] ?? 0);
}

/** Whether a dot follows the first sound of a word and comes before a small letter, as `uncensor`
 *  wants it. Looked at by hand: as a regular expression this took longer than all of folding. */
function mayHideWords(text: string): boolean {
  for (let dot = text.indexOf('.', 1); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    const after = text[dot + 1] ?? ' ';
    if (after !== after.toUpperCase() && isFirstSound(text, dot)) return true;
  }
  return false;
}

function isFirstSound(text: string, dot: number): boolean {
  let start = dot;
  while (start > 0 && dot - start <= longestSound && isInWord(text.charCodeAt(start - 1))) start--;
  return start < dot && dot - start <= longestSound;
}

/** "ngh" */
const longestSound = 3;

const isInWord = (unit: number): boolean => (foldedUnits[unit] ?? 32) !== 32;

function foldFast(text: string): Pick<SearchableText, 'folded' | 'offsets'> | null {
  if (foldRun(text, 0) < text.length) return null;
  return { folded: foldedRun(0, text.length), offsets: null };
}

/** Folds into the buffer from here to the first unit that is not in the table, or the end. */
function foldRun(text: string, start: number): number {
  const { length } = text;
  if (length > unitBuffer.length) unitBuffer = new Uint16Array(length * 2);
  const units = unitBuffer;
  for (let i = start; i < length; i++) {
    const unit = foldedUnits[text.charCodeAt(i)] ?? needsFullFolding;
    if (unit === needsFullFolding) return i;
    units[i] = unit;
  }
  return length;
}

/** ASCII as a string of bytes: half the size of one of two-byte characters, and searched and stored
 *  faster. */
function foldedRun(start: number, end: number): string {
  const length = end - start;
  if (length > byteBuffer.length) byteBuffer = Buffer.alloc(length * 2);
  const units = unitBuffer;
  const bytes = byteBuffer;
  let all = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[start + i] ?? 32;
    all |= unit;
    bytes[i] = unit;
  }
  if (all < 0x80) return bytes.toString('latin1', 0, length);
  return Buffer.from(units.buffer, start * 2, length * 2).toString('utf16le');
}

function foldWithOffsets(text: string): Pick<SearchableText, 'folded' | 'offsets'> {
  let folded = '';
  const at: number[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = foldRun(text, start);
    if (end > start && isDependent(text, end)) end--;
    if (end > start) {
      folded += foldedRun(start, end);
      for (let i = start; i < end; i++) at.push(i);
      continue;
    }
    end = characterEnd(text, start);
    const piece = pieceOf(text.slice(start, end));
    folded += piece;
    for (let i = 0; i < piece.length; i++) at.push(i > 0 && piece[i] === ' ' ? end : start);
  }
  at.push(text.length);
  return { folded, offsets: Int32Array.from(at) };
}

/** Where the character that begins here ends, with all that may join it. */
function characterEnd(text: string, start: number): number {
  let end = start;
  do end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  while (isDependent(text, end));
  return end;
}

function isDependent(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= dependentsStart && dependent.test(String.fromCodePoint(code));
}

const pieces = new Map<string, string>();
/** More than any language has; with the marks of several on each letter there is no end to them. */
const mostPieces = 1 << 14;

function pieceOf(character: string): string {
  const known = pieces.get(character);
  if (known !== undefined) return known;
  const piece = foldCharacter(character);
  if (pieces.size < mostPieces) pieces.set(character, piece);
  return piece;
}

/** Nothing for a combining mark or a joiner, a space for what is no part of a word. One character
 *  may be several words ("½", "㋿"), and each of them is led back to all of it. */
function foldCharacter(character: string): string {
  const spaced = fold(character).replace(signs, ' ').replace(unspaced, ' $& ');
  return spaced.trim() === '' ? spaced.slice(0, 1) : spaced;
}

/** `plain` is `raw` without some of its dots. */
function offsetsThroughDots(
  raw: string,
  plain: string,
  at: Int32Array | null,
  length: number,
): Int32Array {
  const toRaw = new Int32Array(plain.length + 1);
  let from = 0;
  for (let i = 0; i < plain.length; i++) {
    while (raw[from] !== plain[i]) from++;
    toRaw[i] = from++;
  }
  toRaw[plain.length] = raw.length;
  return Int32Array.from({ length: length + 1 }, (_, i) => toRaw[at?.[i] ?? i] ?? 0);
}
