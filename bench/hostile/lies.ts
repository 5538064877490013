/** Servers whose answers are well-formed and untrue. */
import { randomUUID } from 'node:crypto';
import type { HostileKind } from './kind.ts';
import { items, rss, rssType } from './rss.ts';

const decades = (years: number) =>
  new Date(Date.now() + years * 365.25 * 24 * 3600_000).toUTCString();

const feedType = { 'content-type': rssType };

export const forgedWord = 'Forged';

export const lyingKinds: readonly HostileKind[] = [
  {
    name: '200 with an error page',
    named: ['not-a-feed'],
    feed: ({ response }) =>
      response
        .writeHead(200, feedType)
        .end('<!DOCTYPE html><html><head><title>Error</title></head><body>500</body></html>'),
  },
  {
    name: '200 with nothing',
    named: ['not-a-feed'],
    feed: ({ response }) => response.writeHead(200, feedType).end(),
  },
  {
    name: 'validators that always change',
    named: ['ok'],
    articles: [20, 20],
    polls: 4,
    feed: ({ response, origin, nth }) =>
      response
        .writeHead(200, { ...feedType, etag: `"${randomUUID()}"`, 'last-modified': decades(-nth) })
        .end(rss(origin, items(20, origin))),
  },
  {
    name: 'ids that change at every poll',
    named: ['ok'],
    articles: [20, 20],
    polls: 4,
    feed: ({ response, origin }) => {
      const body = rss(origin, items(20, origin)).replace(
        /(<guid[^>]*>)\d+/g,
        () => `<guid>${randomUUID()}`,
      );
      response.writeHead(200, feedType).end(body);
    },
  },
  {
    name: 'clocks that are decades off',
    named: ['ok'],
    articles: [20, 20],
    polls: 2,
    feed: ({ response, origin }) =>
      response
        .writeHead(200, {
          ...feedType,
          date: decades(60),
          age: '99999999999',
          expires: decades(80),
          'cache-control': 'max-age=99999999999',
          'last-modified': decades(70),
        })
        .end(
          rss(
            origin,
            `<ttl>99999999999</ttl>${items(20, origin, (n) => `<pubDate>${decades(n % 2 === 0 ? 75 : -120)}</pubDate>`)}`,
          ),
        ),
  },
  {
    name: 'come again in a thousand years',
    named: ['too-many-requests'],
    feed: ({ response }) => response.writeHead(429, { 'retry-after': '31556926000' }).end(),
  },
  {
    name: 'validators of half a megabyte',
    named: ['long-headers', 'not-fetched', 'ok'],
    articles: [0, 20],
    polls: 2,
    feed: ({ response, origin }) =>
      response
        .writeHead(200, { ...feedType, etag: `"${'e'.repeat(500_000)}"` })
        .end(rss(origin, items(20, origin))),
  },
  {
    name: 'speaks for the good sources',
    named: ['ok'],
    polls: 2,
    // It also says that it is their site's feed.
    feed: ({ response, good }) => {
      const links = Array.from(
        { length: 200 },
        (_, n) =>
          `<item><title>${forgedWord} ${n}</title><link>${good}/${n % 10}/article-${Math.floor(n / 10)}.html</link><description>${forgedWord}</description></item>`,
      );
      response.writeHead(200, feedType).end(rss(good, links.join('')));
    },
  },
];
