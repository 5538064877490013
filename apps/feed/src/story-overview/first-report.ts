import { oldestFirst, type ReadArticle, saidBy, type SaidBy } from './read-articles.ts';

/** Who had a story first. */
export type FirstReport = SaidBy & {
  readonly publishedAt: string;
  /** Which other outlet had it next; null: none has. */
  readonly next: (SaidBy & { readonly publishedAt: string }) | null;
  /** How long before that, in ms; null also where one of the dates is only when the article was first seen. */
  readonly aheadMs: number | null;
};

/** @param articles newest first, the earliest among them */
export function firstReport(articles: readonly ReadArticle[]): FirstReport | null {
  const [first, ...others] = oldestFirst(articles);
  if (!first) return null;
  const next = others.find(({ voice }) => voice !== first.voice) ?? null;
  const isKnown = next !== null && isDated(first) && isDated(next);
  const { publishedAt } = first.article;
  return {
    ...{ ...saidBy(first.article), publishedAt },
    next: next && { ...saidBy(next.article), publishedAt: next.article.publishedAt },
    aheadMs: isKnown ? Date.parse(next.article.publishedAt) - Date.parse(publishedAt) : null,
  };
}

function isDated({ article }: ReadArticle): boolean {
  return article.publishedFrom !== 'fetched';
}
