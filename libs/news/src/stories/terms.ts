import { words } from '../text.ts';
import { emptyTokens, tokenize, type Tokens } from '../tokenize.ts';
import { TermFrequencies } from './term-frequencies.ts';

const unspaced = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);
/** Room enough for so many words, so that an endless text is not read to its end. */
const charactersPerWord = 12;
const titleWords = 60;

export type TermFields = { title: string; body: string; language: string };

export type TermLimits = {
  titleBoost: number;
  /** Of the body only so many words count, because news puts what happened first and the rest is
   *  background that other stories share. */
  bodyWords: number;
};

/** How many words of one article count at the most. */
export function maxTokens({ bodyWords }: Pick<TermLimits, 'bodyWords'>): number {
  return titleWords + bodyWords;
}

/** Counts the terms of articles, one article after the other: `words`, and `bigrams` of neighbouring
 *  words, by their hashes. Vietnamese words are mostly two syllables, and elsewhere bigrams catch
 *  names. */
export class TermCounter {
  readonly words: TermFrequencies;
  readonly bigrams: TermFrequencies;
  readonly #limits: TermLimits;
  readonly #buffer;

  constructor(limits: TermLimits) {
    const most = maxTokens(limits);
    this.#limits = limits;
    this.words = new TermFrequencies(most);
    this.bigrams = new TermFrequencies(most);
    // A phrase may end after every word, which is an entry too.
    this.#buffer = emptyTokens(2 * Math.max(titleWords, limits.bodyWords));
  }

  /** Puts the counts of this article in place of those of the last. A title word counts
   *  `titleBoost` times. Stop words ("of") count neither alone nor in bigrams, and the words on
   *  their two sides are no bigram. */
  count({ title, body, language }: TermFields, isStopWord: (word: number) => boolean): this {
    this.words.clear();
    this.bigrams.clear();
    const { titleBoost, bodyWords } = this.#limits;
    this.#countField(title, titleWords, titleBoost, language, isStopWord);
    this.#countField(body, bodyWords, 1, language, isStopWord);
    return this;
  }

  #countField(
    text: string,
    most: number,
    boost: number,
    language: string,
    isStopWord: (word: number) => boolean,
  ): void {
    const tokens = tokensOf(text, most, language, this.#buffer);
    let before = 0;
    let seen = 0;
    for (let at = 0; at < tokens.length && seen < most; at++) {
      const word = tokens[at] as number;
      if (word === 0) continue;
      seen++;
      if (isStopWord(word)) {
        before = 0;
        continue;
      }
      this.words.add(word, boost);
      if (before !== 0) this.bigrams.add(bigramHash(before, word), boost);
      before = word;
    }
  }
}

/** The hashes of what counts as a word in this language, in order, 0 between phrases: of about the first
 *  `most` words. A view of `buffer` where words have spaces between them. */
export function tokensOf(text: string, most: number, language: string, buffer: Tokens): Int32Array {
  const beginning = text.slice(0, most * charactersPerWord);
  if (isUnspaced(language))
    return Int32Array.from(words(beginning).flatMap((word) => [...word].map(wordHash)));
  const { hashes, count } = tokenize(beginning, buffer);
  return hashes.subarray(0, count);
}

/** Whether the language leaves no spaces between words, so that a character is a token. */
export function isUnspaced(language: string): boolean {
  return unspaced.has(language);
}

/** FNV-1a over UTF-16 code units, as a signed 32-bit integer, as `tokenize` has it. Terms are kept
 *  as hashes to spare memory; among a million terms some hundred pairs collide, too few to
 *  matter. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

/** The hash of two neighbouring words; their order counts. */
export function bigramHash(first: number, second: number): number {
  const mixed = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second;
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) | 0;
}

/** The hash of a term written as in the background lists: one word, or two with a space. */
export function termHash(term: string): number {
  const [first = '', second] = term.split(' ');
  return second === undefined ? wordHash(first) : bigramHash(wordHash(first), wordHash(second));
}
