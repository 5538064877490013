import type { CursorState } from '../search/cursor.ts';
import { score } from '../search/score.ts';
import type { WordForms } from '../search/query-plan.ts';
import { notYetShown } from '../search/rerank.ts';
import type { StoredFields } from './stored-fields.ts';
import type { TopDocs } from './top-docs.ts';

type PageRequest = {
  readonly topDocs: TopDocs;
  readonly stored: StoredFields;
  /** Null: first-phase order, which is by time, is the order. */
  readonly words: readonly WordForms[] | null;
  readonly windowSize: number;
  readonly limit: number;
  readonly state: CursorState;
};

/** The next documents, and the state of a cursor behind them; null at the end.
 *
 *  First-phase order is cut into windows, and each is shown by score. A cursor remembers where its
 *  window begins and ends and the last article shown of it. All of that depends on the articles
 *  alone, so what arrives or goes meanwhile moves nothing from page to page. */
export function nextDocs({ topDocs, stored, words, windowSize, limit, state }: PageRequest): {
  docs: number[];
  next: CursorState | null;
} {
  if (words === null) return nextByTime(topDocs, limit, state);
  let { after, until, lastShown } = state;
  const page: number[] = [];
  let next: CursorState | null = null;
  for (;;) {
    const window = topDocs.take(after, until, until ? Infinity : windowSize);
    until ??= window.at(-1)?.sortKey ?? null;
    if (until === null) return { docs: page, next: null };
    const scored = window.flatMap(({ doc }) => {
      const article = stored.texts(doc);
      return article ? [{ doc, score: score(article, words, state.now) }] : [];
    });
    for (const article of notYetShown(scored, lastShown)) {
      if (page.length === limit) return { docs: page, next };
      page.push(article.doc);
      next = { ...state, after, until, lastShown: [article.score, article.doc] };
    }
    after = until;
    until = null;
    lastShown = null;
  }
}

function nextByTime(
  topDocs: TopDocs,
  limit: number,
  state: CursorState,
): { docs: number[]; next: CursorState | null } {
  const top = topDocs.take(state.after, null, limit + 1);
  const docs = top.slice(0, limit).map(({ doc }) => doc);
  const last = top[limit - 1];
  const next = top.length > limit && last ? { ...state, after: last.sortKey } : null;
  return { docs, next };
}
