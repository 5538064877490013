import type { CursorState } from '../search/cursor.ts';
import { score } from '../search/score.ts';
import type { WordForms } from '../search/query-plan.ts';
import { notYetShown } from '../search/rerank.ts';
import { textsOf, type StoredHit } from './stored-hit.ts';
import type { SortedHits } from './sorted-hits.ts';

/** First-phase order is cut into windows of so many, and each is shown by score. */
export const windowSize = 100;

type PageRequest = {
  readonly sortedHits: SortedHits;
  /** Null: first-phase order, which is by time, is the order. */
  readonly words: readonly WordForms[] | null;
  readonly limit: number;
  readonly state: CursorState;
};
type Page = { readonly hits: StoredHit[]; readonly next: CursorState | null };

/** The next articles, and the state of a cursor behind them; null at the end. A cursor remembers where
 *  its window begins and ends and the last article shown of it. */
export async function nextHits({ sortedHits, words, limit, state }: PageRequest): Promise<Page> {
  if (words === null) return nextByTime(sortedHits, limit, state);
  let { after, until, lastShown } = state;
  const page: StoredHit[] = [];
  let next: CursorState | null = null;
  for (;;) {
    const window = await sortedHits.take(after, until, until ? Infinity : windowSize);
    until ??= window.at(-1)?.sortKey ?? null;
    if (until === null) return { hits: page, next: null };
    const scored = window.map(({ hit }) => ({
      hit,
      doc: hit.number,
      score: score(textsOf(hit), words, state.now),
    }));
    for (const match of notYetShown(scored, lastShown)) {
      if (page.length === limit) return { hits: page, next };
      page.push(match.hit);
      next = { ...state, after, until, lastShown: [match.score, match.doc] };
    }
    after = until;
    until = null;
    lastShown = null;
  }
}

async function nextByTime(
  sortedHits: SortedHits,
  limit: number,
  state: CursorState,
): Promise<Page> {
  const taken = await sortedHits.take(state.after, null, limit + 1);
  const last = taken[limit - 1];
  const next = taken.length > limit && last ? { ...state, after: last.sortKey } : null;
  return { hits: taken.slice(0, limit).map(({ hit }) => hit), next };
}
