import type { Query, QueryPart, QueryWord } from './query.ts';

/** A word of the query that is taken for another. */
export type Correction = {
  /** Its place in `Query.words`. */
  readonly word: number;
  /** Folded. */
  readonly term: string;
  /** As it is spelt in an article, if the query is spelt with diacritics. */
  readonly shown: string;
};

/** What a search looks for. It stays the same from the first page to the last, whatever arrives
 *  meanwhile, so cursors carry it. */
export type QueryPlan = {
  readonly corrections: readonly Correction[];
  /** The last word also matches as the beginning of one. */
  readonly prefix: boolean;
  /** How many parts of the query an article needs at least; fewer than all: near matches, which lack some,
   *  come as well. */
  readonly minShouldMatch: number;
  /** Of each word, how much it tells: its inverse document frequency when the first page was asked. Left out
   *  in cursors of earlier versions: all tell the same. */
  readonly weights?: readonly number[];
};

/** One word of a query in all the forms that match it. */
export type WordForms = {
  readonly folded: string;
  readonly corrected: string | null;
  readonly prefix: boolean;
  /** The spelling that is meant, where the word was typed with diacritics. */
  readonly withDiacritics: string | null;
  /** The spelling as typed, for a query with diacritics anywhere. */
  readonly typed: string | null;
  /** See `QueryPlan.weights`. */
  readonly weight: number;
};

export function wordForms(query: Query, plan: QueryPlan): WordForms[] {
  return query.words.map((word, index) => {
    const corrected = plan.corrections.find((one) => one.word === index)?.term ?? null;
    return {
      folded: word.folded,
      corrected,
      prefix: plan.prefix && index === query.words.length - 1,
      withDiacritics: corrected === null && word.typed !== word.folded ? word.typed : null,
      typed: query.hasDiacritics && corrected === null ? word.typed : null,
      weight: plan.weights?.[index] ?? 1,
    };
  });
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
/** A near match has at least this share of the query, by weight. */
export const nearShare = 0.2;

/** Whether so many articles that have all parts of a query need no near matches beside them. */
export function isEnough(found: number, parts: number): boolean {
  return parts <= 2 ? found > 0 : found >= fewMatches;
}

/** The parts of a query with their weights, the weightiest first. */
export function weightiestFirst(
  query: Query,
  { weights }: Pick<QueryPlan, 'weights'>,
): { readonly part: QueryPart; readonly weight: number }[] {
  const weightOfWord = (word: QueryWord) => weights?.[query.words.indexOf(word)] ?? 1;
  return query.parts
    .map((part) => ({
      part,
      weight: part.words.reduce((sum, word) => sum + weightOfWord(word), 0),
    }))
    .sort((a, b) => b.weight - a.weight);
}

/** Inverse document frequency (Robertson and Sparck Jones, 1976, in the form that is never negative), in
 *  hundredths, so that cursors carry it whole. 0 for a word that no article holds: nothing can have it.
 *  @param hits how many of so many articles hold the word */
export function weightOf(hits: number, articles: number): number {
  if (hits === 0) return 0;
  const rest = Math.max(0, articles - hits);
  return Math.round(100 * Math.log(1 + (rest + 0.5) / (hits + 0.5))) / 100;
}

/** How many of so many parts are most of them: of two, one. */
export function mostOf(parts: number): number {
  return parts <= 2 ? 1 : Math.floor(parts / 2) + 1;
}
