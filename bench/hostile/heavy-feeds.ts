/** Feeds that are too much of something. Each is under the limit of bytes that a document may have. */
import type { HostileKind, Visit } from './kind.ts';
import { items, rss, rssType } from './rss.ts';

/** What is left out is said. */
const cut = /newest|most|first|longer|cut|left out|taken|limit/i;

const send =
  (itemsOf: (visit: Visit) => string) =>
  (visit: Visit): void => {
    visit.response
      .writeHead(200, { 'content-type': rssType })
      .end(rss(visit.origin, itemsOf(visit)));
  };

const item = (more: string) => `<item><title>Heavy</title><guid>1</guid>${more}</item>`;

export const heavyKinds: readonly HostileKind[] = [
  {
    name: 'a hundred thousand articles',
    named: ['ok'],
    warning: cut,
    articles: [100, 1_000],
    feed: send(({ origin }) =>
      Array.from(
        { length: 100_000 },
        (_, n) => `<item><title>Notice ${n}</title><link>${origin}/${n}</link></item>`,
      ).join(''),
    ),
  },
  {
    name: 'a million empty articles',
    named: ['ok', 'not-a-feed', 'heavy-document'],
    articles: [0, 0],
    feed: send(() => '<item/>'.repeat(1_000_000)),
  },
  {
    name: 'one article of nine megabytes',
    named: ['ok'],
    warning: cut,
    articles: [1, 1],
    feed: send(() =>
      item(
        `<description><![CDATA[${'<p>Word <b>bold</b> and <a href="http://a.test/x">link</a></p>'.repeat(140_000)}]]></description>`,
      ),
    ),
  },
  {
    name: 'titles of half a megabyte',
    named: ['ok'],
    warning: cut,
    articles: [9, 9],
    feed: send(() =>
      Array.from(
        { length: 9 },
        (_, n) =>
          `<item><title>Title ${n}${' long'.repeat(100_000)}</title><guid>${n}</guid></item>`,
      ).join(''),
    ),
  },
  {
    name: 'a hundred thousand categories and authors',
    named: ['ok'],
    warning: cut,
    articles: [1, 1],
    feed: send(() =>
      item(
        Array.from(
          { length: 100_000 },
          (_, n) => `<category>c${n}</category><author>a${n}@a.test (Author ${n})</author>`,
        ).join(''),
      ),
    ),
  },
  {
    name: 'attributes and namespaces by the thousand',
    named: ['ok', 'heavy-document', 'not-a-feed'],
    articles: [0, 21],
    feed: send(
      ({ origin }) =>
        `${items(20, origin)}${item(`<description ${Array.from({ length: 100_000 }, (_, n) => `xmlns:n${n}="u${n}" n${n}:a="1"`).join(' ')}>x</description>`)}`,
    ),
  },
];
