import { outletOf } from '@newsline/news';
import { Parser } from 'htmlparser2';
import { plainLine } from './plain-text.ts';
import { recognise } from './recognise.ts';
import type { OfferedFeed } from './unreadable-feed.ts';
import { webUrl } from './web-url.ts';

/** Where a page says that feeds are. */
export type PageFeeds = {
  /** By autodiscovery. */
  readonly offered: readonly OfferedFeed[];
  /** Its own links to what has the address of a feed, on the same outlet. */
  readonly linked: readonly OfferedFeed[];
  /** Its own links that speak of RSS, on the same outlet: feeds, or pages that list them. */
  readonly mentioned: readonly OfferedFeed[];
};

const longestPage = 5_000_000;
/** Of elements whose end tags may all be missing. */
const deepest = 1_000;
const mostLinks = 100;
/** In characters. */
const longestTitle = 200;
/** Longer ones are headlines. */
const longestMention = 60;
const mostAnchors = 20_000;

/** Null: it is no HTML page.
 *  @param url where the page is */
export function pageFeeds(html: string, url: string): PageFeeds | null {
  const { found, offered } = recognise(html, url);
  if (found !== 'an HTML page') return null;
  const linked = new Map<string, OfferedFeed>();
  const mentioned = new Map<string, OfferedFeed>();
  for (const { href, texts } of anchors(html, url)) {
    if (href === url || outletOf(href) !== outletOf(url)) continue;
    const title = texts.find((text) => text !== '' && !/^(?:rss|feeds?|xml)$/iu.test(text)) ?? '';
    if (hasFeedAddress(href)) keep(linked, { url: href, title });
    else if (
      texts.some(
        (text) =>
          text.length <= longestMention && /(?<![\p{L}\p{N}])rss(?![\p{L}\p{N}])/iu.test(text),
      )
    )
      keep(mentioned, { url: href, title });
  }
  return { offered, linked: [...linked.values()], mentioned: [...mentioned.values()] };
}

/** By the names that publishers give to feeds. */
function hasFeedAddress(href: string): boolean {
  const { pathname, searchParams } = new URL(href);
  const path = pathname.toLowerCase().replace(/\/$/u, '');
  if (/sitemap|\/comments\/feed$/u.test(path)) return false;
  if (/\.(?:rss|rdf|atom|xml)$|\/(?:rss2?|atom|feeds?)$|\/feed\.json$/u.test(path)) return true;
  return ['feed', 'format'].some((name) =>
    /^(?:rss2?|atom|feed)$/iu.test(searchParams.get(name) ?? ''),
  );
}

/** Where one is linked twice, the link with words says more than that with an icon. */
function keep(links: Map<string, OfferedFeed>, link: OfferedFeed): void {
  const before = links.get(link.url);
  if (before ? before.title === '' : links.size < mostLinks) links.set(link.url, link);
}

type Anchor = { readonly href: string; readonly texts: string[] };

/** The links of a page, without what follows a `#`. Takes time in proportion to the page's length. */
function anchors(html: string, url: string): Anchor[] {
  const found: Anchor[] = [];
  let base = url;
  let depth = 0;
  let open: { href: string; text: string; attributes: string[] } | null = null;
  const close = () => {
    if (!open || found.length >= mostAnchors) return;
    const texts = [open.text, ...open.attributes].map((text) =>
      plainLine(text.slice(0, longestTitle)),
    );
    found.push({ href: open.href, texts });
    open = null;
  };
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      if (depth > deepest) parser.pause();
    },
    onopentag(name, attributes) {
      const { href = '', title = '', alt = '', 'aria-label': label = '' } = attributes;
      if (name === 'base' && href) base = webUrl(href, url) ?? base;
      if (name === 'img' && open) open.attributes.push(alt);
      if (name !== 'a') return;
      close();
      const address = webUrl(href.split('#')[0] ?? '', base);
      if (address) open = { href: address, text: '', attributes: [title, label] };
    },
    ontext(text) {
      if (open && open.text.length < longestTitle) open.text += text;
    },
    onclosetag(name) {
      depth -= 1;
      if (name === 'a') close();
    },
  });
  parser.end(html.slice(0, longestPage));
  return found;
}
