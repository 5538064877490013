import { emptyTokens, tokenize, wordUnit, type Tokens } from '../tokenize.ts';
import { TermFrequencies } from './term-frequencies.ts';
import { bigramHash } from './term-hash.ts';
import { TermKind } from './term-kind.ts';
import { isUnspaced, segmentedWords } from './unspaced.ts';

/** Room enough for so many words, so that an endless text is not read to its end. */
export const charactersPerWord = 12;
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
    const field = { language, isStopWord };
    this.#countField(title, {
      ...field,
      most: titleWords,
      boost: titleBoost,
      kind: TermKind.title,
    });
    this.#countField(body, { ...field, most: bodyWords, boost: 1, kind: 0 });
    return this;
  }

  #countField(text: string, { most, boost, kind, language, isStopWord }: Field): void {
    const beginning = text.slice(0, most * charactersPerWord);
    const tokens = isUnspaced(language)
      ? segmentedWords(beginning, language, this.#buffer)
      : tokenize(beginning, this.#buffer);
    const casing = kind === TermKind.title && isTitleCase(beginning, tokens) ? 'title' : 'sentence';
    let before = 0;
    let seen = 0;
    for (let at = 0; at < tokens.count && seen < most; at++) {
      const word = tokens.hashes[at] as number;
      if (word === 0) continue;
      seen++;
      if (isStopWord(word)) {
        before = 0;
        continue;
      }
      const [start, end] = [tokens.starts[at] as number, tokens.ends[at] as number];
      this.words.add(word, boost, kind | kindAt(beginning, start, end, casing));
      if (before !== 0) this.bigrams.add(bigramHash(before, word), boost, kind | TermKind.pair);
      before = word;
    }
  }
}

type Field = {
  readonly most: number;
  readonly boost: number;
  readonly kind: number;
  readonly language: string;
  readonly isStopWord: (word: number) => boolean;
};

/** Whether every long word of it has a capital, so that capitals say little about names. */
function isTitleCase(text: string, { count, hashes, starts, ends }: Tokens): boolean {
  for (let at = 0; at < count; at++) {
    const start = starts[at] as number;
    if (hashes[at] !== 0 && (ends[at] as number) - start > 3 && isSmall(text.charCodeAt(start)))
      return false;
  }
  return true;
}

/** As what a word occurs here by its letters: a name has a capital where a sentence does not begin. */
function kindAt(text: string, start: number, end: number, casing: 'title' | 'sentence'): number {
  const kind = numberKind(text, start, end);
  const first = text.charCodeAt(start);
  if (isSmall(first)) return kind | TermKind.small;
  const isName = isCapital(first) && (casing === 'title' || !beginsSentence(text, start));
  return isName ? kind | TermKind.name : kind;
}

function numberKind(text: string, start: number, end: number): number {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) digits++;
  }
  if (digits === 0) return 0;
  const isYear = digits === 4 && end - start === 4 && /^(?:19|20)/u.test(text.slice(start, end));
  return isYear ? 0 : TermKind.number;
}

function isCapital(unit: number): boolean {
  return wordUnit[unit] !== unit && wordUnit[unit] !== 0;
}

function isSmall(unit: number): boolean {
  return unit > 0x60 && wordUnit[unit] === unit;
}

const beforeSentence = new Set(Array.from('.!?:;…\n|–-', (sign) => sign.charCodeAt(0)));
const passedOver = new Set(Array.from(' "\'“‘(', (sign) => sign.charCodeAt(0)));

function beginsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && passedOver.has(text.charCodeAt(at))) at--;
  return at < 0 || beforeSentence.has(text.charCodeAt(at));
}
