import { normalise, uncensor, withoutJoiners } from '@newsline/news';
import { rawOffset, searchable } from './searchable-text.ts';

export type QueryWord = {
  /** Without case and diacritics. */
  readonly folded: string;
  /** In lower case, with the diacritics it was typed with, without joiners. */
  readonly typed: string;
  /** Where it stands in `Query.text`. */
  readonly from: number;
  readonly to: number;
};

/** A word, or words that have to stand side by side. */
export type QueryPart = { readonly words: readonly QueryWord[]; readonly quoted: boolean };

export type Query = {
  readonly text: string;
  /** None: nothing can match, unless the text is empty as well. */
  readonly parts: readonly QueryPart[];
  /** All words in order, a repeated one as often as it was typed. */
  readonly words: readonly QueryWord[];
  /** Some word was typed with diacritics: what has the same ones is meant. */
  readonly hasDiacritics: boolean;
  /** The last word may be the beginning of one: nothing follows it. */
  readonly unfinished: boolean;
};

const quotationMarks = /["“”„«»]/gu;
/** A longer query is a pasted text: its beginning tells enough. */
const maxWords = 32;

/** @param limit how many words an engine can look at */
export function parseQuery(typed: string, limit = maxWords): Query {
  const composed = normalise(typed.toWellFormed());
  const text = containsDiacritics(composed) ? uncensor(composed) : composed;
  const words = wordsOf(text).slice(0, limit);
  const parts = partsOf(words, quotedSpans(text));
  const last = words.at(-1);
  return {
    text,
    parts,
    words,
    hasDiacritics: words.some((word) => word.folded !== word.typed),
    unfinished: last !== undefined && last.to === text.length && !parts.at(-1)?.quoted,
  };
}

const containsDiacritics = (text: string): boolean =>
  /\p{M}|đ/u.test(normalise(text.toLowerCase(), 'NFD'));

function wordsOf(text: string): QueryWord[] {
  const query = searchable(text, 'und');
  return [...query.folded.matchAll(/[^ ]+/gu)].map(({ 0: folded, index }) => {
    const from = rawOffset(query, index);
    const to = rawOffset(query, index + folded.length);
    return { folded, typed: withoutJoiners(text.slice(from, to)).toLowerCase(), from, to };
  });
}

type Span = { readonly from: number; readonly to: number };

/** A quotation mark without a partner opens nothing. */
function quotedSpans(text: string): Span[] {
  const marks = [...text.matchAll(quotationMarks)].map(({ index }) => index);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < marks.length; i += 2) {
    spans.push({ from: marks[i] ?? 0, to: marks[i + 1] ?? 0 });
  }
  return spans;
}

/** Quoted words go together, and so do words with nothing between them: the characters of a script
 *  without spaces. */
function partsOf(words: readonly QueryWord[], spans: readonly Span[]): QueryPart[] {
  const parts: { words: QueryWord[]; quoted: boolean; span: Span | undefined }[] = [];
  for (const word of words) {
    const span = spans.find(({ from, to }) => from < word.from && word.to <= to);
    const before = parts.at(-1);
    const touches = before?.words.at(-1)?.to === word.from;
    if (before && before.span === span && (span || touches)) before.words.push(word);
    else parts.push({ words: [word], quoted: span !== undefined, span });
  }
  const spelling = (part: QueryPart) => part.words.map(({ folded }) => folded).join(' ');
  const different = new Map(parts.map((part) => [spelling(part), part]));
  return [...different.values()].map(({ words: together, quoted }) => ({
    words: together,
    quoted,
  }));
}
