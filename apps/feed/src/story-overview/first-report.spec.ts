import type { ArticlePreview } from '../read-model/news-read-model.ts';
import { firstReport } from './first-report.ts';
import { readArticles } from './read-articles.ts';
import { newestFirst, told } from './testing/sample-article.ts';

const minuteMs = 60_000;
const one = told({ id: '1', by: 'a', minute: 0 });
const same = told({ id: '2', by: 'a', minute: 5 });
const other = told({ id: '3', by: 'b', minute: 9 });

it.each<[reason: string, articles: readonly ArticlePreview[], expected: unknown]>([
  ['nobody', [], undefined],
  ['one article', [one], ['1', null, null]],
  ['one outlet', [one, same], ['1', null, null]],
  ['before another outlet', [one, same, other], ['1', '3', 9 * minuteMs]],
  ['at the same time', [one, told({ id: '4', by: 'b' })], ['4', '1', 0]],
  ['a date that nobody gave', [one, { ...other, publishedFrom: 'fetched' }], ['1', '3', null]],
  ['out of order', [other, one], ['1', '3', 9 * minuteMs]],
])('who had it first: %s', (_, articles, expected) => {
  const first = firstReport(readArticles(newestFirst(articles)));
  expect(
    first ? [first.articleId, first.next?.articleId ?? null, first.aheadMs] : undefined,
  ).toEqual(expected);
});
