import { isWithoutDiacritics, spellingsIn } from '../search/spellings-in.ts';
import type { SearchableText } from '../search/searchable-text.ts';

const shortestTerm = 4;
const longestTerm = 24;

type Texts = {
  readonly language: string;
  readonly title: SearchableText;
  readonly summary: SearchableText;
  readonly text: SearchableText;
};

/** What an article is indexed with besides its folded words. */
export type ArticleTerms = {
  /** How its words are spelt, see `spellingToken`. */
  readonly spellings: readonly string[];
  /** The words of its title, see `titleToken`. */
  readonly title: readonly string[];
  /** Folded words that a typo may have been made from. */
  readonly terms: ReadonlySet<string>;
};

export function termsOf({ language, title, summary, text }: Texts): ArticleTerms {
  const isPlain = isWithoutDiacritics({ language, title: title.raw, summary: summary.raw });
  const texts = [title, summary, text];
  const spellings = new Set(texts.flatMap((one) => [...spellingsIn(one, isPlain)]));
  const words = texts.flatMap((one) => wordsOf(one));
  return {
    spellings: [...spellings].map(spellingToken),
    title: wordsOf(title).map(titleToken),
    terms: new Set(words.filter(isTerm)),
  };
}

/** Whether a word that an article holds is a document of its own. */
export function isTerm(word: string): boolean {
  return word.length >= shortestTerm && word.length <= longestTerm && !/\d/u.test(word);
}

/** The spelling of a word as a word: Meilisearch would take the diacritics and signs away. */
export function spellingToken(spelling: string): string {
  return `zq${Buffer.from(spelling).toString('hex')}`;
}

/** A word of the title as another word, so that what is not to be found elsewhere can be looked for while all
 *  of an article is searched. */
export function titleToken(word: string): string {
  return `zt${word}`;
}

/** Single spaces between words: there may be many where a text has punctuation. */
export function singleSpaced({ folded }: SearchableText): string {
  return folded.replace(/ {2,}/gu, ' ').trim();
}

function wordsOf({ folded }: SearchableText): string[] {
  return folded.match(/[^ ]+/gu) ?? [];
}
