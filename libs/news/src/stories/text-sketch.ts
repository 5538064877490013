import { words } from '../text.ts';
import { emptyTokens, tokenize } from '../tokenize.ts';
import { wordHash } from './term-hash.ts';
import { charactersPerWord } from './terms.ts';
import { isUnspaced } from './unspaced.ts';

/** Of a text only so many words count: copies keep the beginning, and are cut at the end. */
const comparedWords = 500;
/** Neighbouring words make a shingle. Of three Vietnamese syllables, two reports of one visit share
 *  half by their names and titles alone; of four, only copies do. */
const shingleWords = 4;
/** Where a character is a token. */
const shingleCharacters = 8;
/** Values that a sketch keeps: two bytes each. */
const sketchSize = 256;
/** Fewer shingles tell nothing; of a sample, it takes more. */
const fewestShingles = 12;
const fewestSampled = 16;
/** What a value is at most. */
const mostValue = 0xffff;

const buffer = emptyTokens(2 * comparedWords);

/** A sketch of a text, for `likeness`: the least of the hashes of its shingles, at most 256, sixteen bits
 *  each, ascending, base64, as `packVector` has bytes (bottom-k: Cohen and Kaplan, "Summarizing data using bottom-k
 *  sketches", 2007; shingles: Broder, "On the resemblance and containment of documents", 1997). A summary
 *  takes some hundred bytes, a long text 684. Null: too short to compare.
 *  @param text plain, NFC @param language ISO 639-1 */
export function textSketch(text: string, language: string): string | null {
  const size = isUnspaced(language) ? shingleCharacters : shingleWords;
  const tokens = tokensOf(text, language).subarray(0, comparedWords);
  const count = tokens.length - size + 1;
  if (count < fewestShingles) return null;
  const values = new Uint16Array(count);
  for (let at = 0; at < count; at++) {
    let hash = 0;
    for (let next = at; next < at + size; next++)
      hash = Math.imul(hash ^ (tokens[next] as number), 0x85ebca6b) ^ (hash >>> 13);
    values[at] = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35) >>> 16;
  }
  const least = distinct(values.sort()).slice(0, sketchSize);
  return Buffer.from(least.buffer).toString('base64');
}

/** The hashes of its words, of its characters where no spaces part them: of about the first 500. */
function tokensOf(text: string, language: string): Int32Array {
  const beginning = text.slice(0, comparedWords * charactersPerWord);
  if (isUnspaced(language))
    return Int32Array.from(words(beginning).flatMap((word) => [...word].map(wordHash)));
  const { hashes, count } = tokenize(beginning, buffer);
  return hashes.subarray(0, count).filter((token) => token !== 0);
}

export type Likeness = {
  /** How much of the shorter text is in the longer one, 0 to 1. */
  readonly share: number;
  /** Of how many of its shingles that is the share: the more, the more it says. */
  readonly compared: number;
};

/** How much of the shorter of two texts is in the longer one: the share of its shingles (Broder's
 *  containment), to within a tenth at most where both are long; estimated from what both sketches reach. Null: too little
 *  in common reach to tell. */
export function likeness(one: string, other: string): Likeness | null {
  const [first, second] = [unpack(one), unpack(other)];
  const reach = Math.min(reachOf(first), reachOf(second));
  let a = 0;
  let b = 0;
  let shared = 0;
  for (;;) {
    const next = first[a] ?? Infinity;
    const against = second[b] ?? Infinity;
    if (next > reach && against > reach) break;
    if (next === against) shared++;
    if (next <= against) a++;
    if (against <= next) b++;
  }
  const compared = Math.min(a, b);
  const fewest = reach < mostValue ? fewestSampled : fewestShingles;
  return compared < fewest ? null : { share: shared / compared, compared };
}

/** Up to which value a sketch has all: one that is not full has all there are. */
function reachOf(sketch: Uint16Array): number {
  return sketch.length < sketchSize ? mostValue : (sketch.at(-1) as number);
}

/** Of ascending values. */
function distinct(values: Uint16Array): Uint16Array {
  return values.filter((value, at) => at === 0 || value !== values[at - 1]);
}

function unpack(sketch: string): Uint16Array {
  return new Uint16Array(Uint8Array.from(Buffer.from(sketch, 'base64')).buffer);
}
