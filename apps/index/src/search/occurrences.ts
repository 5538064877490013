import { withoutJoiners } from '@newsline/news';
import { rawOffset, type SearchableText } from './searchable-text.ts';
import type { WordForms } from './query-plan.ts';

/** A place where a word of the query stands. */
export type Occurrence = {
  /** Which word of the query. */
  readonly word: number;
  /** In the folded text. */
  readonly from: number;
  readonly to: number;
  readonly how: 'typed' | 'prefix' | 'corrected';
  /** Spelt with the diacritics that were typed; true as well where none were. */
  readonly sameDiacritics: boolean;
  /** Spelt as typed in a query with diacritics, also where the word itself has none. */
  readonly exact: boolean;
};

/** More would not change the score. */
const maxOfAWord = 40;
/** What is longer is nobody's word; searching for it may take its length at every place. */
const longestWord = 250;

/** The places of every word, by word, in order. */
export function occurrencesOf(
  text: SearchableText,
  words: readonly WordForms[],
): (readonly Occurrence[])[] {
  return words.map((forms, word) => {
    const typed = placesOf(text.folded, forms.folded, forms.prefix).map(({ from, to }) => {
      const how = to - from === forms.folded.length ? ('typed' as const) : ('prefix' as const);
      const spelt = forms.typed === null ? null : writtenForm(text, from, to);
      const matches = (wanted: string | null) => wanted === null || !!spelt?.startsWith(wanted);
      return {
        word,
        from,
        to,
        how,
        sameDiacritics: matches(forms.withDiacritics),
        exact: matches(forms.typed),
      };
    });
    if (forms.corrected === null) return typed;
    const corrected = placesOf(text.folded, forms.corrected, false).map((place) => ({
      ...place,
      word,
      how: 'corrected' as const,
      sameDiacritics: true,
      exact: true,
    }));
    return [...typed, ...corrected].sort((a, b) => a.from - b.from);
  });
}

/** As the text spells it, in lower case, without hiding dots and joiners. */
export function writtenForm(text: SearchableText, from: number, to: number): string {
  const raw = text.raw.slice(rawOffset(text, from), rawOffset(text, to));
  return withoutJoiners(raw).replaceAll('.', '').toLowerCase();
}

/** A term as the first text that holds it spells it, in lower case; null where none holds it. */
export function writtenFormIn(texts: readonly SearchableText[], term: string): string | null {
  const spelling = { corrected: null, prefix: false, withDiacritics: null, typed: null };
  const forms = { folded: term, ...spelling, weight: 1 };
  for (const text of texts) {
    const [place] = occurrencesOf(text, [forms])[0] ?? [];
    if (place) return writtenForm(text, place.from, place.to);
  }
  return null;
}

/** Where the word that follows begins. */
export function nextWord(folded: string, to: number): number {
  let next = to;
  while (folded.charCodeAt(next) === 32) next++;
  return next;
}

function placesOf(folded: string, word: string, prefix: boolean): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  if (word.length > longestWord) return places;
  let from = folded.indexOf(word);
  while (from >= 0 && places.length < maxOfAWord) {
    let to = from + word.length;
    const begins = from === 0 || folded.charCodeAt(from - 1) === 32;
    if (begins && prefix) to = wordEnd(folded, to);
    if (begins && (to === folded.length || folded.charCodeAt(to) === 32)) places.push({ from, to });
    // What follows in the same word begins none: looked at place by place, a long word would take
    // time by the square of its length.
    from = folded.indexOf(word, wordEnd(folded, to));
  }
  return places;
}

function wordEnd(folded: string, from: number): number {
  const end = folded.indexOf(' ', from);
  return end < 0 ? folded.length : end;
}
