/** Sources whose feeds are ordinary, and whose pages, on another server, are not. The operator wants
 *  the text of these pages. */
import type { RequestListener } from 'node:http';
import type { HostileKind, Visit } from './kind.ts';
import { items, rss, rssType } from './rss.ts';
import { endless } from './streams.ts';

const links =
  (count: number) =>
  ({ response, origin, pages }: Visit): void => {
    response.writeHead(200, { 'content-type': rssType }).end(rss(origin, items(count, pages)));
  };

const html = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>Notice</title></head><body>${body}</body></html>`;

/** The page of the nth article is the nth of `bodies`, over and over. */
const pageOf =
  (bodies: readonly (() => string)[]): RequestListener =>
  (request, response) => {
    const n = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
    const body = bodies[n % bodies.length]?.() ?? '';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  };

const sentence =
  'The harbour council met and spoke at length about the bridge, the budget, the river. ';
const article = () => html(`<article><h1>Notice</h1><p>${sentence.repeat(30)}</p></article>`);

const quadratic = [
  () => html(`<article>${'<p><li>'.repeat(300_000)}</article>`),
  () => html(`<article><p>z${'\u0301\u0316'.repeat(500_000)}</p></article>`),
  () => html(`${'<div><span>'.repeat(100_000)}${sentence}`),
  () => html(`<article>${`<p>${sentence}<a href="/a">a</a></p>`.repeat(20_000)}</article>`),
  () => html(`<article><p>${'By '.repeat(300_000)}</p><p>${' '.repeat(1_000_000)}x</p></article>`),
];

/** Each makes readers throw what nobody expects: U+017F becomes an S in capitals, attributes have
 *  quotes inside quotes, the document has no element to begin with. */
const breaking = [
  () => '<html><\u017fcript><\u017ftyle><\u017fvg>',
  () => `<html lang="<i class="a'b='c(1)">x</i>"><body><article><p>${sentence}</p></article>`,
  () => '<title></title><s><div ><i>={"a propertyb="c<body> <d><',
  () => '<!-- only a comment',
  () => `<frameset>${'<frame>'.repeat(100)}</frameset><svg><math><template>`,
];

/** A page a second, and what was on its way when the minute ended. */
const aMinuteOfPages = 65;

export const pageKinds: readonly HostileKind[] = [
  {
    name: 'ten thousand pages of another host',
    named: ['ok'],
    warning: /page|newest|most/i,
    articles: [50, 1_000],
    requests: aMinuteOfPages,
    fullText: true,
    feed: links(10_000),
    page: pageOf([article]),
  },
  {
    name: 'quadratic pages',
    named: ['ok'],
    articles: [5, 5],
    requests: aMinuteOfPages,
    fullText: true,
    feed: links(5),
    page: pageOf(quadratic),
  },
  {
    name: 'pages that break the reader',
    named: ['ok'],
    articles: [5, 5],
    requests: aMinuteOfPages,
    fullText: true,
    feed: links(5),
    page: pageOf(breaking),
  },
  {
    name: 'pages that never come',
    named: ['ok'],
    articles: [5, 5],
    requests: aMinuteOfPages,
    fullText: true,
    feed: links(5),
    page: () => {},
  },
  {
    name: 'pages without end',
    named: ['ok'],
    articles: [5, 5],
    requests: aMinuteOfPages,
    fullText: true,
    feed: links(5),
    page: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      endless(response, { start: '<html><body>', piece: `<p>${sentence}</p>` });
    },
  },
];
