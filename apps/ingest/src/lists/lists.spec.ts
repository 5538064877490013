import { readdirSync, readFileSync } from 'node:fs';
import { readListPage } from './read-list-page.ts';

const now = new Date('2031-04-03T08:00:00Z');
const folder = new URL('fixtures/', import.meta.url);
const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));

type Expected = { readonly url: string; readonly articles: readonly unknown[] | null };

/** Each page in `fixtures` has beside it where it is, and the articles that are to be read from it: title,
 *  path of the address, date, summary, picture; null where it is no list of articles. */
describe('a list page', () => {
  it.each(pages)('is read for its articles: %s', (file) => {
    const expected = JSON.parse(
      readFileSync(new URL(file.replace(/html$/u, 'json'), folder), 'utf8'),
    ) as Expected;
    const read = readListPage(readFileSync(new URL(file, folder)), {
      url: expected.url,
      outlets: ['bao.example'],
      contentType: 'text/html; charset=utf-8',
      now,
      language: null,
      knownPaths: [],
    });
    const articles = read?.articles.map(({ title, url, publishedAt, summary, imageUrl }) => ({
      title,
      path: url?.replace(/^https:\/\/[^/]+/u, ''),
      date: publishedAt?.toISOString() ?? null,
      ...(summary && { summary }),
      ...(imageUrl && { picture: imageUrl.replace(/^.*\//u, '') }),
    }));
    expect({ url: expected.url, articles: articles ?? null }).toEqual(expected);
  });
});
