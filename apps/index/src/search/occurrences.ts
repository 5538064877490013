import { rawOffset, type SearchableText } from './searchable-text.ts';
import { plainForm, type Form } from './query-plan.ts';
import {
  beginsWith,
  diacriticsOf,
  inCapitals,
  isCapitals,
  signsAround,
  withoutDiacritics,
  withSigns,
} from './word-spelling.ts';

/** A place where a form of the query stands. */
export type Occurrence = {
  /** In the folded text. */
  readonly from: number;
  readonly to: number;
  /** From 0 to 1: less for other forms than the typed one, for beginnings, for other signs or capitals. */
  readonly worth: number;
};

/** What counts the beginning of a longer word, and a word with other signs or capitals. */
const worthOf = { beginning: 0.35, otherSigns: 0.3 } as const;
/** More would not change the score. */
const maxOfAForm = 40;
/** What is longer is nobody's word; searching for it may take its length at every place. */
const longestWord = 250;

/** Whether a form stands anywhere. */
export function isHeld(text: SearchableText, form: Form): boolean {
  return occurrencesOf(text, form, 1).length > 0;
}

/** The places of a form, in order. @param most enough of them */
export function occurrencesOf(text: SearchableText, form: Form, most = maxOfAForm): Occurrence[] {
  const found: Occurrence[] = [];
  const [first = ''] = form.tokens;
  const isOne = form.tokens.length === 1;
  if (first === '' || first.length > longestWord) return found;
  const { folded } = text;
  let from = folded.indexOf(first);
  while (from >= 0 && found.length < most) {
    const end = wordEnd(folded, from + first.length);
    const begins = from === 0 || folded.charCodeAt(from - 1) === 32;
    if (begins && (end === from + first.length || (isOne && form.prefix))) {
      const occurrence = occurrenceAt(text, form, from);
      if (occurrence) found.push(occurrence);
    }
    // What follows in the same word begins none: looked at place by place, a long word would take
    // time by the square of its length.
    from = folded.indexOf(first, end);
  }
  return found;
}

function occurrenceAt(text: SearchableText, form: Form, start: number): Occurrence | null {
  const { folded } = text;
  let worth = form.worth;
  let at = start;
  let to = start;
  for (const [i, token] of form.tokens.entries()) {
    if (i > 0) at = nextWord(folded, to);
    to = wordEnd(folded, at);
    const isBeginning = to - at > token.length;
    if (!folded.startsWith(token, at)) return null;
    if (isBeginning && !(form.prefix && i === form.tokens.length - 1)) return null;
    const spelling = form.spellings[i] ?? null;
    if (spelling !== null && !isSpelt(text, [at, to], spelling, isBeginning)) return null;
    const preferred = form.preferred[i] ?? null;
    if (preferred !== null && !isPreferred(text, [at, to], preferred)) worth *= worthOf.otherSigns;
    if (isBeginning) worth *= worthOf.beginning;
  }
  return { from: start, to, worth };
}

type Span = readonly [from: number, to: number];

function isSpelt(text: SearchableText, span: Span, wanted: string, isBeginning: boolean): boolean {
  if (wanted === inCapitals(foldedAt(text, span))) return isCapitals(writtenAt(text, span));
  const spelt = diacriticsOf(writtenAt(text, span));
  if (spelt === null) return withoutDiacritics(foldedAt(text, span)) === wanted;
  return isBeginning ? beginsWith(spelt, wanted) : spelt === wanted;
}

function isPreferred(text: SearchableText, span: Span, wanted: string): boolean {
  const folded = foldedAt(text, span);
  if (wanted === inCapitals(folded)) return isCapitals(writtenAt(text, span));
  const signs = signsAround(text.raw, rawOffset(text, span[0]), rawOffset(text, span[1]));
  return wanted === withSigns(folded, signs);
}

function foldedAt({ folded }: SearchableText, [from, to]: Span): string {
  return folded.slice(from, to);
}

function writtenAt(text: SearchableText, [from, to]: Span): string {
  return text.raw.slice(rawOffset(text, from), rawOffset(text, to));
}

/** A term as the first text that holds it spells it, in lower case; null where none holds it. */
export function writtenFormIn(texts: readonly SearchableText[], term: string): string | null {
  for (const text of texts) {
    const [place] = occurrencesOf(text, plainForm([term]));
    if (place) return writtenAt(text, [place.from, place.to]).replaceAll('.', '').toLowerCase();
  }
  return null;
}

/** Where the word that follows begins. */
export function nextWord(folded: string, to: number): number {
  let next = to;
  while (folded.charCodeAt(next) === 32) next++;
  return next;
}

function wordEnd(folded: string, from: number): number {
  const end = folded.indexOf(' ', from);
  return end < 0 ? folded.length : end;
}
