import type { Progress } from '../search/cursor.ts';
import { score } from '../search/score.ts';
import type { WordForms } from '../search/query-plan.ts';
import { stillToShow } from '../search/rerank.ts';
import { textsOf, type Found } from './stored-hit.ts';
import type { Ranking } from './sorted-hits.ts';

/** The rough order is cut into windows of so many, and each is shown by score. */
export const windowSize = 40;

type Asked = {
  readonly ranking: Ranking;
  /** Null: the rough order, which is by time, is the order. */
  readonly words: readonly WordForms[] | null;
  readonly limit: number;
  readonly progress: Progress;
};
type Page = { readonly found: Found[]; readonly next: Progress | null };

/** The next articles, and how far the reader has come with them; null at the end. A cursor remembers
 *  where its window begins and ends and the last article shown of it. */
export async function nextPage({ ranking, words, limit, progress }: Asked): Promise<Page> {
  if (words === null) return nextByTime(ranking, limit, progress);
  let { after, until, shown } = progress;
  const page: Found[] = [];
  let next: Progress | null = null;
  for (;;) {
    const window = await ranking.take(after, until, until ? Infinity : windowSize);
    until ??= window.at(-1)?.place ?? null;
    if (until === null) return { found: page, next: null };
    const scored = window.map(({ found }) => ({
      found,
      doc: found.number,
      score: score(textsOf(found), words, progress.now),
    }));
    for (const match of stillToShow(scored, shown)) {
      if (page.length === limit) return { found: page, next };
      page.push(match.found);
      next = { ...progress, after, until, shown: [match.score, match.doc] };
    }
    after = until;
    until = null;
    shown = null;
  }
}

async function nextByTime(ranking: Ranking, limit: number, progress: Progress): Promise<Page> {
  const taken = await ranking.take(progress.after, null, limit + 1);
  const last = taken[limit - 1];
  const next = taken.length > limit && last ? { ...progress, after: last.place } : null;
  return { found: taken.slice(0, limit).map(({ found }) => found), next };
}
