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
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacters = /^[\p{L}\p{N}]+$/u;

/** Folds by UTF-16 code unit; 32 where a unit is no part of a word. */
export const foldedUnits = new Uint16Array(tableEnd).map((_, unit) => {
  const piece = foldCharacter(String.fromCharCode(unit));
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

/** Whether a dot follows the first letter of a word and comes before a small one, as `uncensor`
 *  wants it. Looked at by hand: as a regular expression this took longer than all of folding. */
function mayHideWords(text: string): boolean {
  for (let dot = text.indexOf('.', 1); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    const after = text[dot + 1] ?? ' ';
    const isFirst = isInWord(text.charCodeAt(dot - 1)) && !isInWord(text.charCodeAt(dot - 2));
    if (isFirst && after !== after.toUpperCase()) return true;
  }
  return false;
}

const isInWord = (unit: number): boolean => (foldedUnits[unit] ?? 32) !== 32;

function foldFast(text: string): Pick<SearchableText, 'folded' | 'offsets'> | null {
  const { length } = text;
  if (length > unitBuffer.length) unitBuffer = new Uint16Array(length * 2);
  const units = unitBuffer;
  let all = 0;
  for (let i = 0; i < length; i++) {
    const unit = foldedUnits[text.charCodeAt(i)] ?? needsFullFolding;
    if (unit === needsFullFolding) return null;
    units[i] = unit;
    all |= unit;
  }
  const bytes = Buffer.from(units.buffer, 0, length * 2);
  return { folded: all < 0x80 ? latin1(units, length) : bytes.toString('utf16le'), offsets: null };
}

/** Half the size of a string of two-byte characters, and searched and stored faster. */
function latin1(units: Uint16Array, length: number): string {
  if (length > byteBuffer.length) byteBuffer = Buffer.alloc(length * 2);
  const bytes = byteBuffer;
  for (let i = 0; i < length; i++) bytes[i] = units[i] ?? 32;
  return bytes.toString('latin1', 0, length);
}

const pieces = new Map<string, string>();

function foldWithOffsets(text: string): Pick<SearchableText, 'folded' | 'offsets'> {
  let folded = '';
  let offset = 0;
  const at: number[] = [];
  for (const character of text) {
    let piece = pieces.get(character);
    if (piece === undefined) {
      piece = foldCharacter(character);
      pieces.set(character, piece);
    }
    folded += piece;
    for (let i = 0; i < piece.length; i++) at.push(offset);
    offset += character.length;
    if (piece.length > 2 && piece.endsWith(' ')) at[at.length - 1] = offset;
  }
  at.push(offset);
  return { folded, offsets: Int32Array.from(at) };
}

/** Nothing for a combining mark or a joiner, a space for what is no part of a word. */
function foldCharacter(character: string): string {
  const folded = fold(character);
  if (folded === '') return /^[\p{M}\u200c\u200d]$/u.test(character) ? '' : ' ';
  if (!wordCharacters.test(folded)) return ' ';
  return unspaced.test(folded) ? ` ${folded} ` : folded;
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
