import type { NodeLists } from './adapters/rss-parser-fields.ts';
import { categoriesOf } from './article-from-xml.ts';
import {
  firstDate,
  firstNode,
  lists,
  nodesUnder,
  relationOf,
  type FeedContext,
} from './feed-context.ts';
import { htmlLine } from './html-text.ts';
import type { FeedFormat, FeedHead } from './parsed-feed.ts';
import { peopleFrom } from './people.ts';
import { children, type XmlNode } from './xml-node.ts';
import { plainLine } from './plain-text.ts';
import { linkedPictures } from './pictures.ts';
import { pollWishesOf } from './poll-wishes.ts';
import type { Resolve } from './web-url.ts';

const links = lists('link atom:link');
const people = lists(
  'author managingEditor webMaster dc:creator dc:author itunes:author atom:author dc:publisher itunes:owner',
);
const dates = lists(
  'updated modified lastBuildDate dcterms:modified pubDate dc:date atom:updated published issued dcterms:issued dcterms:date',
);

/** What RSS, RDF or Atom say about the feed itself. */
export function feedFromXml(feed: NodeLists, format: FeedFormat, context: FeedContext): FeedHead {
  const { resolve } = context;
  const line = (names: string) => lineOf(firstNode(feed, lists(names)));
  const title = firstNode(feed, lists('title dc:title'));
  const found = nodesUnder(feed, links);
  const related = (rel: string) => {
    const link = found.find((node) => relationOf(node) === rel);
    // Empty, it leads to where addresses start (RFC 3986, section 4.4).
    return link ? resolve(link.$['href'] || link.base, link.base) : null;
  };
  return {
    title: lineOf(title),
    link: siteOf(feed, resolve),
    description: line(
      'description subtitle tagline info dc:description itunes:subtitle itunes:summary abstract',
    ),
    language: languageFromXml(feed) || plainLine(context.language) || null,
    imageUrl: imageOf(feed, resolve),
    format,
    hub: related('hub'),
    self: related('self'),
    ...pollWishesOf(feed),
    authors: peopleFrom(nodesUnder(feed, people), resolve),
    categories: categoriesOf(feed),
    copyright: line('copyright rights dc:rights'),
    updatedAt: firstDate(feed, dates, context)?.at ?? null,
  };
}

/** As the feed's own element says; empty where it has none. */
export const languageFromXml = (feed: NodeLists) =>
  lineOf(firstNode(feed, lists('language dc:language'))).replace('_', '-');

const lineOf = (node: XmlNode | undefined) =>
  node?.html === undefined ? plainLine(node?._ ?? '') : htmlLine(node.html);

/** The feed's site, from RSS's link or Atom's alternate. */
export function siteOf(feed: NodeLists, resolve: Resolve): string | null {
  const found = nodesUnder(feed, links);
  for (const { _, $, base } of found.filter((node) => relationOf(node) === 'alternate')) {
    const address = ($['href'] ?? _).trim();
    const url = address === '' ? null : resolve(address, base);
    if (url) return url;
  }
  return null;
}

function imageOf(feed: NodeLists, resolve: Resolve): string | null {
  const nodes = [
    ...nodesUnder(feed, lists('image logo itunes:image')),
    ...linkedPictures(feed),
    ...nodesUnder(feed, lists('icon')),
  ];
  for (const node of nodes) {
    const inner = children(node, 'url')[0];
    const address = inner?._ ?? node.$['href'] ?? node.$['rdf:resource'] ?? node._;
    const url = address === '' ? null : resolve(address, inner?.base ?? node.base);
    if (url) return url;
  }
  return null;
}
