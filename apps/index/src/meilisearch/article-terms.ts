import { writtenForm } from '../search/occurrences.ts';
import type { SearchableText } from '../search/searchable-text.ts';

const shortestTerm = 4;
const longestTerm = 24;
/** A word in Meilisearch may have some 250 bytes; no word of a language has as many. */
const longestWithDiacritics = 40;

/** What a text is indexed with besides its folded words. */
export type ArticleTerms = {
  /** Words with diacritics, see `diacriticsToken`. */
  readonly diacriticsTokens: ReadonlySet<string>;
  /** Folded words that a typo may have been made from. */
  readonly terms: ReadonlySet<string>;
};

export function termsIn(texts: readonly SearchableText[]): ArticleTerms {
  const diacriticsTokens = new Set<string>();
  const terms = new Set<string>();
  for (const text of texts) {
    for (const { 0: word, index } of text.folded.matchAll(/[^ ]+/gu)) {
      if (word.length >= shortestTerm && word.length <= longestTerm && !/\d/u.test(word)) {
        terms.add(word);
      }
      const spelt = writtenForm(text, index, index + word.length);
      if (spelt !== word && spelt.length <= longestWithDiacritics)
        diacriticsTokens.add(diacriticsToken(spelt));
    }
  }
  return { diacriticsTokens, terms };
}

/** A word with diacritics as a word without: Meilisearch would take the diacritics away. The beginning
 *  of a word becomes the beginning of its token, so that prefix search works on it.
 *  @param spelt in lower case, NFC */
export function diacriticsToken(spelt: string): string {
  return `zq${Buffer.from(spelt).toString('hex')}`;
}

/** Single spaces between words: there may be many where a text has punctuation. */
export function singleSpaced({ folded }: SearchableText): string {
  return folded.replace(/ {2,}/gu, ' ').trim();
}
