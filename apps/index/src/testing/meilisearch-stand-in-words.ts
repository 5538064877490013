import { normalise } from '@newsline/news';

/** "Known limitations": what comes after this many words of an attribute is not indexed. */
const mostPositions = 65_535;
/** A key of its storage holds 511 bytes, and two words have to go into one. */
const longestWord = 250;

/** A text as words, in order. As the tokeniser does with Latin letters ("Tokenization"): lower case
 *  without diacritics. `đ`, which has none, stays. */
export function tokenize(text: string): string[] {
  const plain = normalise(text, 'NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => Buffer.byteLength(word) <= longestWord).slice(0, mostPositions);
}

export type QueryTerm =
  | {
      readonly kind: 'phrase';
      readonly words: readonly string[];
      /** A minus stands before it ("Negative operator"). */
      readonly excluded: boolean;
    }
  | { readonly kind: 'word'; readonly word: string; readonly isPrefix: boolean };

/** "Known limitations": what comes after the tenth is not looked at. */
const mostTerms = 10;

/** Terms of a query: phrases between quotation marks, words, the last one a beginning unless
 *  something follows it. */
export function queryTerms(q: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  const pieces = q.split('"');
  pieces.forEach((piece, i) => {
    const words = tokenize(piece);
    if (i % 2 === 1) {
      const excluded = /(?:^|\s)-$/u.test(pieces[i - 1] ?? '');
      if (words.length > 0) terms.push({ kind: 'phrase', words, excluded });
      return;
    }
    const isLast = i === pieces.length - 1 && /[\p{L}\p{N}\p{M}]$/u.test(piece);
    words.forEach((word, w) => {
      terms.push({ kind: 'word', word, isPrefix: isLast && w === words.length - 1 });
    });
  });
  return terms.slice(0, mostTerms);
}
