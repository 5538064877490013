import { joinHash, nextHash, nonZero, offsetBasis, wordUnit } from '../tokenize.ts';

/** How a word is written. */
export const shapes = { small: 0, capital: 1, capitals: 2, mixed: 3, digits: 4 } as const;
export type Shape = (typeof shapes)[keyof typeof shapes];

/** What stands between a word and the one before it. */
export const gaps = {
  /** A sentence or a line ends, or the text begins. */
  sentence: 0,
  space: 1,
  /** Nothing but a hyphen, or nothing but a full stop: "Al-Qaeda", "TP.HCM". */
  hyphen: 2,
  dot: 3,
  comma: 4,
  /** An opening quotation mark or bracket right before the word. */
  quote: 5,
  bracket: 6,
  colon: 7,
  /** A full stop and a space: ends a sentence, unless the word before is an abbreviation. */
  stop: 8,
  possessive: 9,
  /** A dash between spaces. */
  dash: 10,
  other: 11,
} as const;
export type Gap = (typeof gaps)[keyof typeof gaps];

/** The words of a text; the arrays are longer than `count`. */
export type Scan = {
  text: string;
  count: number;
  hashes: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  shapes: Uint8Array;
  gaps: Uint8Array;
};

export function emptyScan(capacity: number): Scan {
  return {
    text: '',
    count: 0,
    hashes: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    shapes: new Uint8Array(capacity),
    gaps: new Uint8Array(capacity),
  };
}

const code = (sign: string): number => sign.charCodeAt(0);
const apostrophe = code("'");
const curlyApostrophe = code('’');
const ampersand = code('&');
const dot = code('.');
const hyphen = code('-');
const otherHyphen = code('‑');
const space = code(' ');
const comma = code(',');
const s = code('s');

const sentenceEnds = new Set(Array.from('.!?…\n•|', code));
const quotes = new Set(Array.from('"“”„‘’\'«»', code));
const dashes = new Set(Array.from('-–—', code));
const brackets = new Set(Array.from('([{', code));

/**
 * Finds the words of NFC text, one pass. Unlike `tokenize` it parts words at hyphens, because half
 * of "Cloudflare-protected" is a name, and closes up initials: "U.S." is one word with the hash of
 * "us" in capitals. A possessive is cut off. What `into` held is replaced; stops when it is full.
 */
export function scan(text: string, into: Scan): Scan {
  const capacity = into.hashes.length;
  into.text = text;
  let count = 0;
  let end = 0;
  let cut = false;
  for (let at = 0; at < text.length && count < capacity; at++) {
    if (unitAt(text, at) === 0) continue;
    readWord(text, at);
    into.gaps[count] = count === 0 ? gaps.sentence : gapBetween(text, end, at, cut);
    into.hashes[count] = word.hash;
    into.starts[count] = at;
    into.ends[count] = word.end;
    into.shapes[count] = word.shape;
    count++;
    end = word.end;
    cut = word.isPossessive;
    at = word.next - 1;
  }
  into.count = count;
  return into;
}

/** The hash that a phrase has word for word in a scanned text; 0 if it has no words. */
export function phraseHashOf(phrase: Scan): number {
  let joined = 0;
  for (let at = 0; at < phrase.count; at++) {
    const hash = phrase.hashes[at] as number;
    joined = at === 0 ? hash : joinHash(joined, hash);
  }
  return joined;
}

/** Filled anew for each word, so that none costs an object. */
const word = { hash: 0, end: 0, next: 0, shape: 0 as Shape, isPossessive: false };

function readWord(text: string, start: number): void {
  let hash: number = offsetBasis;
  let at = start;
  let letters = 0;
  let capitals = 0;
  let digits = 0;
  let isPossessive = false;
  let closed = false;
  const firstIsCapital = isCapital(text, start);
  for (let unit = unitAt(text, at); unit !== 0;) {
    hash = nextHash(hash, unit);
    if (isDigit(unit)) digits++;
    else letters++;
    if (text.charCodeAt(at) !== unit) capitals++;
    at++;
    const before = unit;
    unit = unitAt(text, at);
    if (unit !== 0 || at >= text.length) continue;
    const sign = text.charCodeAt(at);
    const following = unitAt(text, at + 1);
    if (sign === dot && isInitial(text, at - 1)) {
      at++;
      closed = true;
      if (!isInitial(text, at)) break;
      unit = following;
    } else if (following === 0) break;
    else if (sign === apostrophe || sign === curlyApostrophe) {
      if (following === s && unitAt(text, at + 2) === 0) {
        isPossessive = true;
        break;
      }
      hash = nextHash(hash, apostrophe);
      at++;
      unit = following;
    } else if (sign === ampersand) {
      hash = nextHash(hash, ampersand);
      at++;
      unit = following;
    } else if ((sign === dot || sign === comma) && isDigit(before) && isDigit(following)) {
      at++;
      unit = following;
    }
  }
  word.hash = nonZero(hash);
  word.end = at;
  word.next = isPossessive ? at + 2 : at;
  word.isPossessive = isPossessive;
  word.shape = shapeOf(letters, capitals, digits, firstIsCapital, closed);
}

function shapeOf(
  letters: number,
  capitals: number,
  digits: number,
  firstIsCapital: boolean,
  closed: boolean,
): Shape {
  if (letters === 0) return shapes.digits;
  if (capitals === 0) return shapes.small;
  if (capitals === letters && (letters > 1 || closed || digits > 0)) return shapes.capitals;
  return firstIsCapital && capitals === 1 ? shapes.capital : shapes.mixed;
}

/** A capital letter that no other letter touches, with a full stop. */
function isInitial(text: string, at: number): boolean {
  if (!isCapital(text, at) || text.charCodeAt(at + 1) !== dot) return false;
  if (at === 0 || unitAt(text, at - 1) === 0) {
    // "P.Bến Nghé": a word stands there, not another initial.
    return unitAt(text, at + 2) === 0 || text.charCodeAt(at + 3) === dot;
  }
  return false;
}

function gapBetween(text: string, end: number, start: number, cut: boolean): Gap {
  if (cut) return text.charCodeAt(end + 2) === space ? gaps.possessive : gaps.other;
  const first = text.charCodeAt(end);
  if (start === end + 1) {
    if (first === space) return gaps.space;
    if (first === hyphen || first === otherHyphen) return gaps.hyphen;
    if (first === dot) return gaps.dot;
    if (brackets.has(first)) return gaps.bracket;
    return sentenceEnds.has(first) ? gaps.sentence : gaps.other;
  }
  if (start === end + 2 && text.charCodeAt(end + 1) === space) {
    if (first === dot) return gaps.stop;
    if (first === comma) return gaps.comma;
  }
  if (start === end + 3 && dashes.has(text.charCodeAt(end + 1)) && first === space) {
    return text.charCodeAt(end + 2) === space ? gaps.dash : gaps.other;
  }
  return longGap(text, end, start);
}

const colon = code(':');

function longGap(text: string, end: number, start: number): Gap {
  const last = text.charCodeAt(start - 1);
  let gap: Gap = gaps.space;
  for (let at = end; at < start; at++) {
    const sign = text.charCodeAt(at);
    if (sentenceEnds.has(sign)) return gaps.sentence;
    if (sign === colon) gap = gaps.colon;
    else if (sign === comma && gap === gaps.space) gap = gaps.comma;
    else if (sign > space && sign !== 0xa0 && gap !== gaps.colon) gap = gaps.other;
  }
  if (gap === gaps.colon) return gap;
  if (brackets.has(last)) return gaps.bracket;
  return quotes.has(last) ? gaps.quote : gap;
}

/** The lower-case unit at this place if it is part of a word, else 0, also past the end. */
function unitAt(text: string, at: number): number {
  return at < text.length ? (wordUnit[text.charCodeAt(at)] as number) : 0;
}

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const lower = unitAt(text, at);
  return lower !== 0 && lower !== unit;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
