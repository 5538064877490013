import { words } from '../text.ts';

/** Languages that leave no spaces between words: there a character is the unit. */
const unspaced = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);
/** Room enough for so many words, so that an endless text is not read to its end. */
const charactersPerWord = 12;
const titleWords = 60;

export type TermFields = { title: string; body: string; language: string };

/** How often each term occurs, by the term's hash. A pair is two neighbouring words: Vietnamese
 *  words are mostly two syllables, and elsewhere pairs catch names. */
export type TermCounts = { words: Map<number, number>; pairs: Map<number, number> };

/** Counts the terms of an article. A title word counts `titleBoost` times; of the body only the
 *  first `bodyWords` words count, because news puts what happened first and the rest is
 *  background that other stories share. Filler words ("of") count neither alone nor in pairs, and
 *  the words on their two sides are no pair. */
export function countTerms(
  { title, body, language }: TermFields,
  { titleBoost, bodyWords }: { titleBoost: number; bodyWords: number },
  isFiller: (word: number) => boolean,
): TermCounts {
  const counts: TermCounts = { words: new Map(), pairs: new Map() };
  count(counts, firstUnits(title, titleWords, language), titleBoost, isFiller);
  count(counts, firstUnits(body, bodyWords, language), 1, isFiller);
  return counts;
}

function count(
  { words, pairs }: TermCounts,
  units: readonly string[],
  boost: number,
  isFiller: (word: number) => boolean,
): void {
  let before: number | undefined;
  for (const unit of units) {
    const term = wordHash(unit);
    if (isFiller(term)) {
      before = undefined;
      continue;
    }
    words.set(term, (words.get(term) ?? 0) + boost);
    if (before !== undefined) {
      const pair = pairHash(before, term);
      pairs.set(pair, (pairs.get(pair) ?? 0) + boost);
    }
    before = term;
  }
}

function firstUnits(text: string, most: number, language: string): string[] {
  const found = words(text.slice(0, most * charactersPerWord));
  return (unspaced.has(language) ? found.flatMap((word) => [...word]) : found).slice(0, most);
}

/** FNV-1a over UTF-16 code units, as a signed 32-bit integer. Terms are kept as hashes to spare
 *  memory; among a million live terms some hundred pairs collide, too few to matter. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

/** The hash of two neighbouring words; their order counts. */
export function pairHash(first: number, second: number): number {
  const mixed = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second;
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) | 0;
}

/** The hash of a term written as in the background lists: one word, or two with a space. */
export function termHash(term: string): number {
  const [first = '', second] = term.split(' ');
  return second === undefined ? wordHash(first) : pairHash(wordHash(first), wordHash(second));
}
