import type { Clause, Query, QueryWord } from './query.ts';

/** A word with no more hits than these may be a typo. */
export const rareHits = 2;
/** A word that has hits is corrected only to one with this many times as many. */
const minHitRatio = 20;
/** A shorter word begins too many. */
export const shortestPrefix = 3;
/** Candidates are ranked by hits first, and the best of them by hits together with the other words. */
export const maxCounted = 60;
const maxTried = 5;

/** A word that a typo may have been made from. */
export type SimilarTerm = { readonly term: string; readonly distance: number };
export type CountedTerm = SimilarTerm & { readonly hits: number };
export type TriedTerm = CountedTerm & {
  /** How many articles hold it together with the other words of the query. */
  readonly jointHits: number;
};

/** Whether the last word may be the beginning of one. A number is no beginning: 3094 is not 30940. */
export function mayBePrefix({ words, unfinished }: Query, shortest: number): boolean {
  const last = words.at(-1)?.folded ?? '';
  return unfinished && last.length >= shortest && !/\d/u.test(last);
}

/** How many edits a clause may be away from what was meant; 0 where it is taken as it is. */
export function editsFor({ words }: Query, { from, to, quoted }: Clause): number {
  const word = words[from]?.folded ?? '';
  const isOneWord = to - from === 1 && !quoted && !/\d/u.test(word);
  return isOneWord ? maxEditsFor(word.length) : 0;
}

/** How many edits a word of so many letters may be away from the one that was meant. */
function maxEditsFor(letters: number): number {
  if (letters >= 9) return 2;
  return letters >= 5 ? 1 : 0;
}

/** The few candidates worth trying: those with fewest edits, of these the ones with most hits.
 *  @param hits how many articles hold the word as it was typed */
export function bestCandidates(counted: readonly CountedTerm[], hits: number): CountedTerm[] {
  const enough = hits === 0 ? 1 : hits * minHitRatio;
  const frequent = counted.filter((near) => near.hits >= enough);
  const fewest = Math.min(...frequent.map((near) => near.distance));
  return frequent
    .filter((near) => near.distance === fewest)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, maxTried);
}

/** The candidate with most hits together with the rest of the query. */
export function bestCorrection<Candidate extends TriedTerm>(
  tried: readonly Candidate[],
  word: QueryWord,
): Candidate | undefined {
  const sameStart = ({ term }: SimilarTerm) => (term[0] === word.folded[0] ? 1 : 0);
  return tried.toSorted(
    (a, b) => b.jointHits - a.jointHits || sameStart(b) - sameStart(a) || b.hits - a.hits,
  )[0];
}
