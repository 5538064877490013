import type { SourceWarning } from '@newsline/contracts';

/** Reading more takes a process for seconds and hundreds of megabytes; one poll takes no more either. */
export const mostArticles = 5_000;

/** For the operator, where a feed has more; else nothing. */
export const cutWarnings = (count: number): SourceWarning[] =>
  count > mostArticles ? [{ kind: 'unread-articles', count, read: mostArticles }] : [];

/** For the operator, where some have neither title nor text nor link; else nothing. */
export const emptyWarnings = (count: number): SourceWarning[] =>
  count > 0 ? [{ kind: 'empty-articles', count }] : [];

/** The newest of a feed's articles where there are too many. Feeds are in the order of their dates,
 *  one way or the other: the first and the last tell which. */
export function newestArticles<Article>(
  articles: readonly Article[],
  dateOf: (article: Article) => Date | null,
): readonly Article[] {
  const [first] = articles;
  const last = articles.at(-1);
  if (articles.length <= mostArticles || !first || !last) return articles;
  const [begins, ends] = [dateOf(first), dateOf(last)];
  return begins && ends && begins < ends
    ? articles.slice(-mostArticles)
    : articles.slice(0, mostArticles);
}
