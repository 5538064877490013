import { fold } from '../../fold.ts';
import { backgroundOf } from '../background.ts';
import { TermFrequencies } from '../term-frequencies.ts';
import { wordHash } from '../term-hash.ts';
import { TermKind } from '../term-kind.ts';
import { bridgeWords, type BridgedLanguage, type BridgeWord } from './bridge-words.ts';
import { sharedLexicon } from './lexicon.ts';
import { numberAt } from './numbers.ts';

/** What comes first is what happened. */
const titleCharacters = 300;
const bodyCharacters = 900;
const mostTerms = 300;
/** A word that is in more of the articles in its own language is no name, however it is written. */
const commonShare = 0.015;

export type BridgeText = {
  readonly language: BridgedLanguage;
  readonly title: string;
  readonly body: string;
};

/**
 * What an article tells, in terms that are the same in both languages: concepts of the lexicon, names
 * as they are spelt without marks, numbers, dates. Names of two and more Vietnamese syllables are known by
 * neighbouring ones without the space ("Hà Nội" is "hanoi" to others); a single syllable says nothing.
 */
export class BridgeTermCounter {
  readonly words = new TermFrequencies(mostTerms);
  readonly bigrams = new TermFrequencies(1);
  readonly #lexicon = sharedLexicon();
  readonly #onTerm: ((term: string) => void) | undefined;

  /** @param onTerm is told each term in letters, for whoever counts or explains them */
  constructor(onTerm?: (term: string) => void) {
    this.#onTerm = onTerm;
  }

  /** Puts the counts of this article in place of those of the last. */
  count({ language, title, body }: BridgeText): this {
    this.words.clear();
    this.#countField(bridgeWords(title, language, titleCharacters), language, TermKind.title);
    this.#countField(bridgeWords(body, language, bodyCharacters), language, 0);
    return this;
  }

  #countField(words: readonly BridgeWord[], language: BridgedLanguage, kind: number): void {
    for (let at = 0; at < words.length;) {
      const word = words[at] as BridgeWord;
      const found = this.#lexicon.at(language, words, at) ?? this.#foreign(words, at, language);
      const concepts = found?.concepts.filter(({ isName }) => !isName || word.hasCapital) ?? [];
      for (const { name, isName } of concepts)
        this.#add(name, isName ? kind | TermKind.name : kind);
      if (concepts.length === 0) this.#countWord(words, at, language, kind);
      at += concepts.length > 0 && found ? found.words : 1;
    }
  }

  /** English words in a Vietnamese text, as in titles of films. */
  #foreign(words: readonly BridgeWord[], at: number, language: BridgedLanguage) {
    const isForeign = language !== 'en' && !(words[at] as BridgeWord).isSyllable;
    return isForeign ? this.#lexicon.at('en', words, at) : null;
  }

  /** A number, or a name that the lexicon has not. */
  #countWord(
    words: readonly BridgeWord[],
    at: number,
    language: BridgedLanguage,
    kind: number,
  ): void {
    const word = words[at] as BridgeWord;
    const number = numberAt(words, at, language);
    if (number === 'year') return;
    if (number !== null) this.#add(number, kind | TermKind.number);
    else if (word.hasDigit) this.#add(fold(word.lower), kind | TermKind.number);
    else if (word.isSyllable) this.#countSyllables(word, words[at + 1], kind);
    else if (word.hasCapital || language === 'vi') {
      if (shareOf(word, language) <= commonShare) this.#add(fold(word.lower), kind);
    }
  }

  #countSyllables(word: BridgeWord, next: BridgeWord | undefined, kind: number): void {
    if (!word.hasCapital || !next?.hasCapital || next.hasDigit || next.beginsSentence) return;
    if (next.isSyllable) this.#add(fold(word.lower) + fold(next.lower), kind);
  }

  #add(term: string, kind: number): void {
    if (this.words.size >= mostTerms) return;
    this.words.add(wordHash(term), 1, kind);
    this.#onTerm?.(term);
  }
}

/** Of the articles in its language, those that have the word. */
function shareOf({ lower }: BridgeWord, language: BridgedLanguage): number {
  const { articles, counts } = backgroundOf(language);
  return (counts.get(wordHash(lower)) ?? 0) / articles;
}
