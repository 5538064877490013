import { joinHash } from '../../tokenize.ts';
import { countryCodes } from '../../entities/data/countries.ts';
import { economy } from './lexicon/economy.ts';
import { names } from './lexicon/names.ts';
import { politics } from './lexicon/politics.ts';
import { science } from './lexicon/science.ts';
import { sport } from './lexicon/sport.ts';
import { war } from './lexicon/war.ts';
import { bridgeWords, type BridgedLanguage, type BridgeWord } from './bridge-words.ts';

/** A thing that both languages have words for; `isName`: its words are names, written with a capital. */
export type Concept = { readonly name: string; readonly isName: boolean };

/** What is at a place in a text: concepts, of as many words as the longest phrase has; null: none. */
export type FoundConcepts = { readonly concepts: readonly Concept[]; readonly words: number };

/** Of the words of a phrase, or of its beginning. */
type Entry = { concepts: Concept[] | null };

/** News words and phrases of Vietnamese and English by what they mean: those in the files of `lexicon/`, and
 *  countries as Unicode CLDR names them. */
export class Lexicon {
  /** By the hash of the words so far. */
  readonly #entries = { vi: new Map<number, Entry>(), en: new Map<number, Entry>() };

  constructor() {
    for (const list of [economy, politics, science, sport, war]) this.#addList(list, false);
    this.#addList(names, true);
    this.#addCountries();
  }

  /** What the longest phrase means that begins at a word of a text. */
  at(language: BridgedLanguage, words: readonly BridgeWord[], from: number): FoundConcepts | null {
    const entries = this.#entries[language];
    let found: FoundConcepts | null = null;
    let phrase = 0;
    for (let at = from; at < words.length; at++) {
      const word = words[at] as BridgeWord;
      phrase = joinHash(phrase, language === 'en' ? word.englishKey : word.key);
      const entry = entries.get(phrase);
      if (!entry) break;
      if (entry.concepts) found = { concepts: entry.concepts, words: at - from + 1 };
    }
    return found;
  }

  #addList(list: string, isName: boolean): void {
    for (const line of list.trim().split('\n')) {
      const [vi = [], en = []] = line.split(' = ').map((side) => side.split('|'));
      const concept = this.#sameAs(vi, en) ?? { name: `c:${en[0]}`, isName };
      this.#add(concept, vi, en);
    }
  }

  /** Lines that have a phrase in common on each side mean one thing. */
  #sameAs(vi: readonly string[], en: readonly string[]): Concept | undefined {
    const inEnglish = new Set(en.flatMap((phrase) => this.#conceptsOf('en', phrase)));
    const inVietnamese = vi.flatMap((phrase) => this.#conceptsOf('vi', phrase));
    return inVietnamese.find((concept) => inEnglish.has(concept));
  }

  /** A country is one with its people, who have the same name in Vietnamese. */
  #addCountries(): void {
    const [vi, en] = ['vi', 'en'].map(
      (language) => new Intl.DisplayNames([language], { type: 'region' }),
    );
    for (const code of countryCodes.split(' ')) {
      const [own, english] = [vi?.of(code), en?.of(code)];
      if (own === undefined || english === undefined) continue;
      const known = this.#conceptsOf('vi', own).filter(({ isName }) => isName);
      const concepts = known.length > 0 ? known : [{ name: `c:${code}`, isName: true }];
      for (const concept of concepts) this.#add(concept, [own], [english]);
    }
  }

  #add(concept: Concept, vi: readonly string[], en: readonly string[]): void {
    for (const phrase of vi) this.#addPhrase('vi', phrase, concept);
    for (const phrase of en) this.#addPhrase('en', phrase, concept);
  }

  #conceptsOf(language: BridgedLanguage, phrase: string): readonly Concept[] {
    return this.#entries[language].get(beginningsOf(language, phrase).at(-1) ?? 0)?.concepts ?? [];
  }

  #addPhrase(language: BridgedLanguage, phrase: string, concept: Concept): void {
    const entries = this.#entries[language];
    const beginnings = beginningsOf(language, phrase);
    for (const beginning of beginnings)
      if (!entries.has(beginning)) entries.set(beginning, { concepts: null });
    const entry = entries.get(beginnings.at(-1) ?? 0);
    if (!entry) return;
    if (!entry.concepts) entry.concepts = [concept];
    else if (!entry.concepts.some(({ name }) => name === concept.name))
      entry.concepts.push(concept);
  }
}

/** The hashes of a phrase's first word, its first two, and so on. */
function beginningsOf(language: BridgedLanguage, phrase: string): number[] {
  let hash = 0;
  return bridgeWords(phrase, language, phrase.length).map(
    ({ key }) => (hash = joinHash(hash, key)),
  );
}

let shared: Lexicon | undefined;

/** One for the whole thread: it takes 0.2 seconds to read, and some megabytes. */
export function sharedLexicon(): Lexicon {
  return (shared ??= new Lexicon());
}
