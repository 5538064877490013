import { oneLine, publisherZone, readByline, type Credits } from '@newsline/news';
import { webUrl } from '../feeds/web-url.ts';
import { beginning } from './beginning.ts';
import { publishedOn } from './page-dates.ts';
import { namedPicture, pictureBelow } from './page-picture.ts';
import { bareName, titleOf } from './page-title.ts';
import { metaOf, texts, type Meta } from './page-queries.ts';
import { isAgency } from './stamps.ts';
import { linkedArticle, type LinkedArticle, type LiveUpdate } from './json-ld.ts';

/** What a page says of its article outside of its text. */
export type PageMetadata = Credits & {
  /** Empty where the page has none. */
  readonly title: string;
  readonly description: string;
  readonly publishedAt: Date | null;
  readonly imageUrl: string | null;
  readonly language: string | null;
  readonly canonicalUrl: string | null;
  readonly siteName: string | null;
  readonly articleBody: string | null;
  /** The entries of a live blog, as JSON-LD has them; else empty. */
  readonly updates: readonly LiveUpdate[];
};

/** Reads, the first that is there: JSON-LD, OpenGraph and other `<meta>`, microdata, what the page
 *  shows; of the date, see `publishedOn`, and `publisherZone` for one without a zone. */
export function pageMetadata(document: Document, url: string | undefined, now: Date): PageMetadata {
  const base = webUrl(document.querySelector('base[href]')?.getAttribute('href') ?? '', url) ?? url;
  const meta = metaOf(document);
  const scripts = texts(document, 'script[type*="ld+json"]', Infinity);
  const linked = linkedArticle(scripts, ownArticle(document, meta, base));
  const siteName = meta('og:site_name', 'application-name') ?? linked?.publisher ?? hostOf(url);
  const language = languageOf(document, meta, linked);
  const canonicalUrl = canonicalOf(document, meta, base, url);
  const title = titleOf(document, meta, linked, siteName);
  const zone = publisherZone({ languages: [language], text: title, urls: [canonicalUrl, url] });
  const dated = {
    document,
    meta,
    linked: linked?.datePublished ?? null,
    title,
    addresses: [canonicalUrl, url],
  };
  return {
    ...creditsOf(document, meta, linked, [
      siteName,
      linked?.publisher && !isAgency(linked.publisher) ? linked.publisher : null,
      hostOf(url)?.replace(/\.[^.]+$/u, ''),
    ]),
    title,
    description: oneLine(
      meta('og:description', 'description', 'twitter:description') ?? linked?.description ?? '',
    ),
    publishedAt: publishedOn(dated, { now, zone }),
    imageUrl:
      [
        meta('og:image', 'og:image:url'),
        meta('twitter:image', 'twitter:image:src'),
        linked?.imageUrl,
      ]
        .map((address) => namedPicture(address ?? '', base))
        .find((address) => address !== null) ?? pictureBelow(document, title, base),
    language,
    canonicalUrl,
    siteName: siteName ? oneLine(siteName) : null,
    articleBody: linked?.articleBody ?? null,
    updates: linked?.updates ?? [],
  };
}

/** Related articles have JSON-LD too: the page's own has its title, or its address. */
function ownArticle(
  document: Document,
  meta: Meta,
  base: string | undefined,
): (article: { readonly headline: string | null; readonly url: string | null }) => boolean {
  const titles = [meta('og:title') ?? '', ...texts(document, 'h1', 300)].map(bareName);
  const said = document.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  const address = pathOf(webUrl(said ?? meta('og:url') ?? '', base) ?? base);
  return ({ headline, url }) => {
    const name = bareName(beginning(headline ?? '', 300));
    const isNamed = name !== '' && titles.some((title) => title !== '' && title.startsWith(name));
    return isNamed || (address !== null && url !== null && pathOf(webUrl(url, base)) === address);
  };
}

function pathOf(url: string | null | undefined): string | null {
  const path = url ? URL.parse(url)?.pathname : undefined;
  return path === undefined || path === '/' ? null : path;
}

const authorElements =
  '[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"], .byline-name, .author-name, .author-info .name, .article-author, .detail-author, .post-author';

/** Longer than any byline with an address and a date; readers of names take their time. */
const maxByline = 1_000;

/** An outlet that names itself as the author took the text from nobody. */
function creditsOf(
  document: Document,
  meta: Meta,
  linked: LinkedArticle | null,
  own: readonly (string | null | undefined)[],
): Credits {
  const isOwn = (name: string): boolean =>
    own.some((site) => site && bareName(site) === bareName(name));
  const metas = [
    'author',
    'article:author',
    'dc.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  ];
  const candidates: (() => readonly string[])[] = [
    () => linked?.authors ?? [],
    () => [meta(...metas) ?? ''],
    () => texts(document, authorElements),
    () => texts(document, '.byline, .author').slice(0, 1),
  ];
  for (const names of candidates) {
    const credits = names()
      .slice(0, 10)
      .map((name) => readByline(beginning(name, maxByline)));
    const authors = credits.flatMap((credit) => credit.authors).filter((name) => !isOwn(name));
    const attribution = credits
      .flatMap((credit) => credit.attribution)
      .filter((name) => !isOwn(name));
    if (authors.length + attribution.length > 0) {
      return { authors: [...new Set(authors)], attribution: [...new Set(attribution)] };
    }
  }
  return { authors: [], attribution: [] };
}

function languageOf(document: Document, meta: Meta, linked: LinkedArticle | null): string | null {
  const said =
    document.documentElement.getAttribute('lang') ||
    meta('og:locale', 'content-language', 'language') ||
    linked?.language;
  return /^([a-z]{2,3})(?:[-_]|$)/iu.exec(said ?? '')?.[1]?.toLowerCase() ?? null;
}

/** A canonical address that leads to the front page is a template's mistake. */
function canonicalOf(
  document: Document,
  meta: Meta,
  base: string | undefined,
  url: string | undefined,
): string | null {
  const said = [
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    meta('og:url'),
  ];
  const own = url ? URL.parse(url)?.pathname : undefined;
  const isFront = (address: string): boolean =>
    URL.parse(address)?.pathname === '/' && own !== undefined && own !== '/';
  return (
    said
      .map((href) => (href ? webUrl(href, base) : null))
      .find((href) => href !== null && !isFront(href)) ?? null
  );
}

function hostOf(url: string | null | undefined): string | null {
  return url ? (URL.parse(url)?.hostname.replace(/^www\./u, '') ?? null) : null;
}
