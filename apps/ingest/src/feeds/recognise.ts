import { Parser } from 'htmlparser2';

import { htmlLine } from './html-text.ts';
import { webUrl } from './web-url.ts';
import { UnreadableFeed, type NotAFeed, type OfferedFeed } from './unreadable-feed.ts';

const feedType =
  /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|text\/xml|application\/xml)(?![\w+])/iu;

/** The head of a page does not nest. */
const deepestHead = 50;

/** Says what a text is that holds no feed. */
export function recognise(text: string, url?: string): UnreadableFeed {
  const start = text.slice(beginningOf(text)).slice(0, 1000);
  const root = /^<([a-z][\w:.-]*)/iu.exec(start)?.[1]?.toLowerCase();
  if (start === '') return unreadable('empty', 'an empty document');
  if (/^<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/iu.test(start)) return htmlPage(text, url);
  if (root === 'opml')
    return new UnreadableFeed({
      sort: 'opml',
      found: 'an OPML list of feeds',
      advice: 'Import it instead of adding it as a source.',
    });
  if (root && /<[a-z]\w*[\s>/][\s\S]*<\/(?:a|div|p|span|head)>/iu.test(start))
    return htmlPage(text, url);
  if (root) return unreadable('xml', `XML of another kind (<${root}>)`, `<${root}>`);
  if (/^[[{]/u.test(start)) return unreadable('json', 'JSON that is not JSON Feed');
  if (text.includes('\0')) return unreadable('binary', 'a binary file');
  const begins = htmlLine(start.slice(0, 60));
  return unreadable('text', `text ("${begins}")`, begins);
}

function unreadable(
  sort: NotAFeed['sort'],
  found: string,
  begins: string | null = null,
): UnreadableFeed {
  return new UnreadableFeed({ sort, found, advice: 'Check the address.', begins });
}

/** Where white space, comments and instructions at the beginning end. */
function beginningOf(text: string): number {
  const prolog = /\s+|<\?xml[^>]*>|<!--[\s\S]*?-->/uy;
  let end = text.startsWith('\ufeff') ? 1 : 0;
  for (prolog.lastIndex = end; prolog.test(text);) end = prolog.lastIndex;
  return end;
}

function htmlPage(text: string, url?: string): UnreadableFeed {
  const offered = offeredFeeds(text, url);
  const advice =
    offered.length === 0
      ? 'It offers no feed. Look for the address of one on its site.'
      : `It offers ${offered.length === 1 ? 'a feed' : `${offered.length} feeds`}: ${offered.map((feed) => feed.url).join(', ')}`;
  return new UnreadableFeed({ sort: 'page', found: 'an HTML page', advice, offered });
}

/** Feed autodiscovery (RSS Advisory Board; HTML standard, link type "alternate"). */
export function offeredFeeds(html: string, url?: string): OfferedFeed[] {
  const found = new Map<string, OfferedFeed>();
  let base = url;
  let depth = 0;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      if (depth > deepestHead) parser.pause();
    },
    onclosetag() {
      depth -= 1;
    },
    onopentag(name, { rel = '', type = '', href = '', title = '' }) {
      if (name === 'base' && href) base = webUrl(href, url) ?? base;
      if (name === 'body') parser.pause();
      if (
        name !== 'link' ||
        !/(?:^|\s)(?:alternate|feed)(?:\s|$)/iu.test(rel) ||
        !feedType.test(type)
      )
        return;
      const address = href && webUrl(href, base);
      if (address && !found.has(address))
        found.set(address, { url: address, title: htmlLine(title) });
    },
  });
  parser.write(html.slice(0, 200_000));
  return [...found.values()].slice(0, 20);
}
