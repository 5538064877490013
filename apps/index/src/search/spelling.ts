import type { Query, QueryPart, QueryWord } from './query.ts';
import { maxEditsFor } from './edit-distance.ts';

/** A word with no more hits than these may be a typo. */
export const rareHits = 2;
/** A word that has hits is corrected only to one with this many times as many. */
const minHitRatio = 20;
const shortestPrefix = 3;
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

/** Whether the last word may be the beginning of one. */
export function mayBePrefix(query: Query): boolean {
  return query.unfinished && (query.words.at(-1)?.folded.length ?? 0) >= shortestPrefix;
}

/** A word of the query that would be corrected if it had no or hardly any hits; null where it is
 *  taken as it is. */
export function correctable(
  query: Query,
  index: number,
): { readonly word: QueryWord; readonly part: QueryPart; readonly maxEdits: number } | null {
  const word = query.words[index];
  const part = query.parts.find(({ words }) => words.length === 1 && words[0] === word);
  if (!word || !part || part.quoted || /\d/u.test(word.folded)) return null;
  const maxEdits = maxEditsFor(word.folded.length);
  return maxEdits === 0 ? null : { word, part, maxEdits };
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
