import type { Progress } from '../search/cursor.ts';
import { score } from '../search/score.ts';
import type { WordForms } from '../search/query-plan.ts';
import { stillToShow } from '../search/rerank.ts';
import type { Articles } from './stored-fields.ts';
import type { Ranking } from './top-docs.ts';

type Asked = {
  readonly ranking: Ranking;
  readonly articles: Articles;
  /** Null: the rough order, which is by time, is the order. */
  readonly words: readonly WordForms[] | null;
  readonly windowSize: number;
  readonly limit: number;
  readonly progress: Progress;
};

/** The next documents, and how far the reader has come with them; null at the end.
 *
 *  The rough order is cut into windows, and each is shown by score. A cursor remembers where its
 *  window begins and ends and the last article shown of it. All of that depends on the articles
 *  alone, so what arrives or goes meanwhile moves nothing from page to page. */
export function nextPage({ ranking, articles, words, windowSize, limit, progress }: Asked): {
  docs: number[];
  next: Progress | null;
} {
  if (words === null) return nextByTime(ranking, limit, progress);
  let { after, until, shown } = progress;
  const page: number[] = [];
  let next: Progress | null = null;
  for (;;) {
    const window = ranking.take(after, until, until ? Infinity : windowSize);
    until ??= window.at(-1)?.place ?? null;
    if (until === null) return { docs: page, next: null };
    const scored = window.flatMap(({ doc }) => {
      const article = articles.texts(doc);
      return article ? [{ doc, score: score(article, words, progress.now) }] : [];
    });
    for (const article of stillToShow(scored, shown)) {
      if (page.length === limit) return { docs: page, next };
      page.push(article.doc);
      next = { ...progress, after, until, shown: [article.score, article.doc] };
    }
    after = until;
    until = null;
    shown = null;
  }
}

function nextByTime(
  ranking: Ranking,
  limit: number,
  progress: Progress,
): { docs: number[]; next: Progress | null } {
  const taken = ranking.take(progress.after, null, limit + 1);
  const docs = taken.slice(0, limit).map(({ doc }) => doc);
  const last = taken[limit - 1];
  const next = taken.length > limit && last ? { ...progress, after: last.place } : null;
  return { docs, next };
}
