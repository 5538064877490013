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

/** As the text spells it, in lower case, without hiding dots. */
export function writtenForm(text: SearchableText, from: number, to: number): string {
  const raw = text.raw.slice(rawOffset(text, from), rawOffset(text, to));
  return raw.replaceAll('.', '').toLowerCase();
}

/** A term as the first text that holds it spells it, in lower case; null where none holds it. */
export function writtenFormIn(texts: readonly SearchableText[], term: string): string | null {
  const forms = { folded: term, corrected: null, prefix: false, withDiacritics: null, typed: null };
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
  let from = folded.indexOf(word);
  for (; from >= 0 && places.length < maxOfAWord; from = folded.indexOf(word, from + 1)) {
    if (from > 0 && folded.charCodeAt(from - 1) !== 32) continue;
    let to = from + word.length;
    if (prefix) while (to < folded.length && folded.charCodeAt(to) !== 32) to++;
    if (to === folded.length || folded.charCodeAt(to) === 32) places.push({ from, to });
  }
  return places;
}
