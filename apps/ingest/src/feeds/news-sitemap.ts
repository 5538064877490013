import { readDate } from '@newsline/news';
import { Parser } from 'htmlparser2';
import type { ParseOptions } from './feed-context.ts';
import { finishArticle } from './finish-article.ts';
import { cutWarnings, newestArticles } from './newest-articles.ts';
import type { FeedHead, ParsedArticle, ParsedFeed } from './parsed-feed.ts';
import { sanitise } from './sanitise.ts';
import { resolveText } from './text-constructs.ts';
import { UnreadableFeed } from './unreadable-feed.ts';
import { addressResolver, type Resolve } from './web-url.ts';

/** What an entry says, by the local names of its elements and of those around them. */
type Entry = ReadonlyMap<string, string>;

const maxDepth = 50;
/** In characters, of one element. */
const longestValue = 10_000;

/** A news sitemap (Google, "News sitemaps"; sitemaps.org, version 0.9) as a feed of headlines: title,
 *  address, date, language, keywords, picture. Null where the text is no sitemap.
 *  Throws `UnreadableFeed` for one without news, and for an index of sitemaps, with where the newest
 *  is. */
export function readNewsSitemap(
  text: string,
  { url, now, zone }: ParseOptions,
): Pick<ParsedFeed, 'feed' | 'articles' | 'warnings'> | null {
  const root = /<(?:\w{1,50}:)?(urlset|sitemapindex)[\s>]/iu.exec(text.slice(0, 5_000))?.[1];
  if (root === undefined) return null;
  const resolve = addressResolver(url);
  if (root.toLowerCase() === 'sitemapindex') throw indexed(readEntries(text, 'sitemap'), resolve);
  const entries = readEntries(text, 'url').filter((entry) => said(entry, 'news/title') !== '');
  if (entries.length === 0)
    throw new UnreadableFeed({
      sort: 'sitemap',
      found: 'a sitemap without news',
      advice: 'Look for the news sitemap or the feed that the site offers beside it.',
    });
  const dateOf = (entry: Entry) => dateIn(entry, { now, ...(zone && { zone }) })?.at ?? null;
  const articles = newestArticles(entries, dateOf).flatMap(
    (entry) => articleFrom(entry, resolve, { now, ...(zone && { zone }) }) ?? [],
  );
  return { feed: headOf(entries, resolve), articles, warnings: cutWarnings(entries.length) };
}

function headOf([first = new Map()]: readonly Entry[], resolve: Resolve): FeedHead {
  const site = URL.parse(resolve(said(first, 'loc')) ?? '');
  return {
    title: said(first, 'publication/name'),
    link: site && `${site.origin}/`,
    description: '',
    language: said(first, 'publication/language') || null,
    imageUrl: null,
    format: 'sitemap',
    hub: null,
    self: null,
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    authors: [],
    categories: [],
    copyright: '',
    updatedAt: null,
  };
}

function articleFrom(entry: Entry, resolve: Resolve, dates: Dates): ParsedArticle | null {
  const published = dateIn(entry, dates);
  return finishArticle({
    guid: null,
    url: resolve(said(entry, 'loc')),
    urlIsShared: false,
    title: said(entry, 'news/title'),
    content: sanitise(''),
    summary: sanitise(''),
    authors: [],
    categories: said(entry, 'news/keywords')
      .split(',')
      .map((keyword) => keyword.trim())
      .filter(Boolean),
    imageUrl: resolve(said(entry, 'image/loc')),
    publishedAt: published?.at ?? null,
    publishedRaw: published?.raw ?? null,
    publishedZone: published?.zone ?? null,
    updatedAt: readDate(said(entry, 'lastmod'), dates)?.at ?? null,
    language: said(entry, 'publication/language') || null,
    enclosures: [],
  });
}

type Dates = Parameters<typeof readDate>[1];

function dateIn(entry: Entry, dates: Dates) {
  const raw = said(entry, 'news/publication_date');
  const date = readDate(raw, dates);
  return date && { ...date, raw };
}

/** As RSS's elements, which publishers fill by the same programs: a title may be escaped twice. */
function said(entry: Entry, name: string): string {
  const text = entry.get(name) ?? '';
  return resolveText({ text, markup: null, attributes: {}, format: 'rss' }, 'line');
}

/** By date, else by name: "news" where one has it, and the last of those that count upwards. */
function indexed(entries: readonly Entry[], resolve: Resolve): UnreadableFeed {
  const found = entries.flatMap((entry) => {
    const url = resolve(said(entry, 'loc'));
    const at = Date.parse(said(entry, 'lastmod')) || 0;
    return url === null ? [] : { url, at, isNews: /news/iu.test(url) };
  });
  const news = found.filter(({ isNews }) => isNews);
  const byAge = (news.length > 0 ? news : found).toSorted(
    (one, other) => other.at - one.at || other.url.localeCompare(one.url, 'en', { numeric: true }),
  );
  return new UnreadableFeed({
    sort: 'sitemap-index',
    found: 'an index of sitemaps',
    advice: 'Look for the news sitemap or the feed that the site offers beside it.',
    newest: byAge[0]?.url ?? null,
  });
}

/** The elements of this local name, whatever prefixes the publisher chose. */
function readEntries(text: string, name: string): Entry[] {
  const entries: Entry[] = [];
  const path: string[] = [];
  let entry: Map<string, string> | null = null;
  const localName = (tag: string) => tag.slice(tag.indexOf(':') + 1).toLowerCase();
  const parser = new Parser(
    {
      onopentag(tag) {
        path.push(localName(tag));
        if (path.length > maxDepth)
          throw new UnreadableFeed({
            sort: 'deep-xml',
            found: 'XML nested deeper than any sitemap',
            advice: 'Check the address.',
          });
        if (path.at(-1) === name) entries.push((entry = new Map<string, string>()));
      },
      ontext(part) {
        const [parent, element = ''] = path.slice(-2);
        if (!entry || part.trim() === '') return;
        const key = parent === name ? element : `${parent}/${element}`;
        const before = entry.get(key) ?? '';
        if (before.length < longestValue) entry.set(key, before + part.slice(0, longestValue));
      },
      onclosetag() {
        if (path.pop() === name) entry = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return entries;
}
