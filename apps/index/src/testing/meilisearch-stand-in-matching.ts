import { editDistance } from '@newsline/news';
import { ApiError, NotImplemented } from './meilisearch-stand-in-errors.ts';
import type { Indexed, StoredIndex, Words } from './meilisearch-stand-in-index.ts';
import type { IndexSettings } from './meilisearch-stand-in-settings.ts';
import { queryTerms, type QueryTerm } from './meilisearch-stand-in-words.ts';

/** How many typos a document matches with; null where it does not match. */
export type Matcher = (document: Indexed) => number | null;

/** What the words of a query match under `matchingStrategy: all`. Stricter than the server, which
 *  also finds words run together ("Concatenated and split queries"), and a phrase whose words stand
 *  in one of the attributes searched and side by side in another. */
export function matcherOf(
  index: StoredIndex,
  { q, matchingStrategy, attributesToSearchOn }: QueryWords,
): Matcher {
  const attributes = searchedAttributes(index.settings, attributesToSearchOn);
  const terms = queryTerms(q ?? '');
  if (terms.length === 0) return () => 0;
  if (matchingStrategy !== 'all') {
    throw new NotImplemented(`the matching strategy ${matchingStrategy}`);
  }
  if (/(?:^|\s)-[^"]/u.test(q ?? '')) {
    throw new NotImplemented('excluded words without quotation marks');
  }
  if (terms.filter(({ kind }) => kind === 'word').length > 1) {
    throw new NotImplemented('several words without quotation marks, which would be joined');
  }
  const wanted = terms.filter((term) => term.kind === 'word' || !term.excluded);
  const typos = wanted.map((term) => typosOf(term, index.settings));
  const excluded = terms.flatMap((term) =>
    term.kind === 'phrase' && term.excluded ? [term.words] : [],
  );
  return (document) => {
    // In the attributes that are searched, and no others.
    const isExcluded = attributes.some((name) => {
      const words = document.words.get(name);
      return words && excluded.some((phrase) => holdsPhrase(words, phrase));
    });
    if (isExcluded) return null;
    let sum = 0;
    for (const found of typos) {
      let least = Infinity;
      for (const name of attributes) {
        const words = document.words.get(name);
        if (words && least > 0) least = Math.min(least, found(words, name));
      }
      if (least === Infinity) return null;
      sum += least;
    }
    return sum;
  };
}

export type QueryWords = {
  readonly q?: string | null | undefined;
  readonly matchingStrategy: 'all' | 'last' | 'frequency';
  readonly attributesToSearchOn?: readonly string[] | null | undefined;
};

function searchedAttributes(
  { searchableAttributes }: IndexSettings,
  wanted: readonly string[] | null | undefined,
): readonly string[] {
  if (!wanted) return searchableAttributes;
  for (const attribute of wanted) {
    if (searchableAttributes.includes(attribute)) continue;
    throw new ApiError(
      'invalid_search_attributes_to_search_on',
      `Attribute \`${attribute}\` is not searchable`,
    );
  }
  return wanted;
}

/** With how few typos the words of an attribute hold a term; infinitely many where they don't. */
function typosOf(
  term: QueryTerm,
  { typoTolerance }: IndexSettings,
): (words: Words, attribute: string) => number {
  if (term.kind === 'phrase') {
    return (words) => (holdsPhrase(words, term.words) ? 0 : Infinity);
  }
  const { word, isPrefix } = term;
  const { enabled, disableOnAttributes } = typoTolerance;
  const { oneTypo, twoTypos } = typoTolerance.minWordSizeForTypos;
  const allowed = word.length >= twoTypos ? 2 : word.length >= oneTypo ? 1 : 0;
  return (words, attribute) => {
    if (words.all.has(word)) return 0;
    if (isPrefix && words.inOrder.some((other) => other.startsWith(word))) return 0;
    if (!enabled || allowed === 0 || disableOnAttributes.includes(attribute)) return Infinity;
    if (isPrefix) throw new NotImplemented('typos in the beginning of a word');
    const least = Math.min(...words.inOrder.map((other) => typosBetween(word, other)));
    return least <= allowed ? least : Infinity;
  };
}

function holdsPhrase({ inOrder, all }: Words, phrase: readonly string[]): boolean {
  if (!phrase.every((word) => all.has(word))) return false;
  if (phrase.length === 1) return true;
  return inOrder.some((_, at) => phrase.every((word, i) => inOrder[at + i] === word));
}

/** "Typo tolerance settings": two neighbours swapped are one, another first letter is two. */
function typosBetween(word: string, other: string): number {
  const typos = editDistance(word, other, 2);
  if (word[0] === other[0]) return typos;
  return typos <= 1 ? 2 : 3;
}
