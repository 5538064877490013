import { readListPage } from './read-list-page.ts';
import { UnreadablePage } from '../pages/unreadable-page.ts';

const headline = (at: number) => `Cảng cá phía bắc mở cửa lại lần thứ ${at}`;
const link = (at: number) => `<a href="/tin/cang-ca-mo-cua-${at}">${headline(at)}</a>`;
const times = (count: number, unit: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => unit(at)).join('');

/** How many articles a page has; null where it has no list, a text where it is refused. */
function articlesOn(body: string, knownPaths: readonly string[] = []): number | string | null {
  try {
    const page = readListPage(Buffer.from(`<html><body>${body}</body></html>`), {
      url: 'https://bao.example/tin',
      outlets: ['bao.example'],
      contentType: 'text/html; charset=utf-8',
      now: new Date('2031-04-03T08:00:00Z'),
      language: null,
      knownPaths,
    });
    return page && page.articles.length;
  } catch (error) {
    if (error instanceof UnreadablePage) return error.found;
    throw error;
  }
}

/** Of this thread: other work on the machine does not count. */
function spentMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

describe('a page that is to exhaust who reads its lists', () => {
  const row = (at: number) => `<li>${link(at)} <i>0${1 + (at % 9)}/03/2031</i></li>`;

  it.each<[string, string, number | string | null]>([
    ['as many rows as a page may have', `<ul>${times(12_000, row)}</ul>`, 5_000],
    ['a link in each of 200 nested elements', times(200, (at) => `<div>${link(at)}`), null],
    ['links in one line, deep inside', `${'<b>'.repeat(150)}${times(9_000, link)}`, null],
    [
      'records of thousands of elements',
      times(30, (at) => `<p>${link(at)}${'<s>12:3</s>'.repeat(2_000)}</p>`),
      30,
    ],
    [
      'records of a hundred thousand words that may be dates',
      times(10, (at) => `<p>${link(at)}<q>${'1 tháng 1, '.repeat(30_000)}</q></p>`),
      10,
    ],
    [
      'one link around everything',
      `<a href="/x">${'<div><p>a</p></div>'.repeat(20_000)}</a>`,
      null,
    ],
    ['more elements than any page', '<p>'.repeat(120_000), 'a document of over 100000 elements'],
  ])('is done with in bounded time: %s', (_, body, expected) => {
    let found: number | string | null = null;
    expect(spentMs(() => (found = articlesOn(body)))).toBeLessThan(15_000);
    expect(found).toBe(expected);
  });
});
