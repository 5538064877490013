import type { Clause, Query } from './query.ts';

/** Words side by side that stand for words of the query. */
export type Form = {
  /** Which ones: of `Query.words` from here on, before there. */
  readonly from: number;
  readonly to: number;
  /** Folded. */
  readonly tokens: readonly string[];
  /** How each has to be spelt, see `diacriticsOf`, `withoutDiacritics` and `inCapitals`; null: however. */
  readonly spellings: readonly (string | null)[];
  /** Signs or capitals of each that are better than others; null: none are. */
  readonly preferred: readonly (string | null)[];
  /** The last one also matches as the beginning of a word. */
  readonly prefix: boolean;
  /** What it counts beside what was typed, which counts 1. */
  readonly worth: number;
};

/** A word of the query that is taken for another. */
export type Correction = {
  /** Its place in `Query.words`. */
  readonly word: number;
  /** As it is spelt in an article, if the query is spelt with diacritics. */
  readonly shown: string;
};

/** What a search looks for. It stays the same from the first page to the last, whatever arrives
 *  meanwhile, so cursors carry it. */
export type QueryPlan = {
  /** Beside what was typed: other spellings, other forms, what a typo may have been made from. */
  readonly forms: readonly Form[];
  readonly corrections: readonly Correction[];
  /** The last word also matches as the beginning of one. */
  readonly prefix: boolean;
  /** Near matches, which lack some of the query, come as well. */
  readonly near: boolean;
  /** Of each word, how much it tells: its inverse document frequency when the first page was asked. */
  readonly weights: readonly number[];
  /** What the best matches have in common beside what was asked for. */
  readonly related: readonly Related[];
};

/** Words side by side, and how much they tell of all that is related. */
export type Related = { readonly tokens: readonly string[]; readonly share: number };

/** Words side by side however they are spelt, for all of a query of one word. @param tokens folded */
export function plainForm(tokens: readonly string[]): Form {
  return { from: 0, to: 1, tokens, spellings: [], preferred: [], prefix: false, worth: 1 };
}

/** What was typed, clause by clause. */
export function typedForms(query: Query, { prefix }: Pick<QueryPlan, 'prefix'>): Form[] {
  return query.clauses.map((clause) => typedForm(query, clause, prefix));
}

export function typedForm({ words }: Query, { from, to }: Clause, prefix: boolean): Form {
  const typed = words.slice(from, to);
  return {
    from,
    to,
    tokens: typed.map(({ folded }) => folded),
    spellings: typed.map(({ diacritics }) => diacritics),
    preferred: typed.map(({ preferred }) => preferred),
    prefix: prefix && to === words.length,
    worth: 1,
  };
}

/** The forms that stand for all of a clause. */
export function formsFor(clause: Clause, forms: readonly Form[]): Form[] {
  return forms.filter(({ from, to }) => from <= clause.from && clause.to <= to);
}

/** The query with its corrections in place, null where there are none. */
export function correctedText(query: Query, { corrections }: QueryPlan): string | null {
  if (corrections.length === 0) return null;
  let text = '';
  let done = 0;
  for (const { word, shown } of corrections.toSorted((a, b) => a.word - b.word)) {
    const at = query.words[word];
    if (!at) continue;
    text += query.text.slice(done, at.from) + shown;
    done = at.to;
  }
  return (text + query.text.slice(done)).trim();
}

/** Near matches are added where fewer articles have all that was asked. */
const fewMatches = 10;

/** Whether so many articles that have all clauses of a query need no near matches beside them. By time these
 *  would stand between them. */
export function isEnough(
  found: number,
  { clauses, isByTime }: { readonly clauses: number; readonly isByTime: boolean },
): boolean {
  return clauses <= 2 || isByTime ? found > 0 : found >= fewMatches;
}

/** What a clause weighs. */
export function weightOfClause({ from, to }: Clause, weights: readonly number[]): number {
  return weights.slice(from, to).reduce((sum, weight) => sum + weight, 0);
}

/** Inverse document frequency (Robertson and Sparck Jones, 1976, in the form that is never negative), in
 *  hundredths, so that cursors carry it whole. 0 for a word that no article holds: nothing can have it.
 *  @param hits how many of so many articles hold the word */
export function weightOf(hits: number, articles: number): number {
  if (hits === 0) return 0;
  const rest = Math.max(0, articles - hits);
  return hundredths(Math.log(1 + (rest + 0.5) / (hits + 0.5)));
}

export function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}
