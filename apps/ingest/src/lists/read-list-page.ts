import type { SourceWarning } from '@newsline/contracts';
import { oneLine, publisherZone } from '@newsline/news';
import { decodePage } from '../pages/decode-page.ts';
import { parsePage } from '../pages/page-dom.ts';
import { metaOf, type Meta } from '../pages/page-queries.ts';
import { UnreadablePage } from '../pages/unreadable-page.ts';
import { finishArticle } from '../feeds/finish-article.ts';
import { cutWarnings, mostArticles } from '../feeds/newest-articles.ts';
import type { FeedHead, ParsedArticle, ParsedFeed } from '../feeds/parsed-feed.ts';
import { plainLine } from '../feeds/plain-text.ts';
import { sanitise } from '../feeds/sanitise.ts';
import { addressResolver } from '../feeds/web-url.ts';
import { articleLists, type ListedArticle } from './article-lists.ts';
import { isArticlePage } from './article-page.ts';
import { baseOf, pageLinks, type Place } from './page-links.ts';

export type ListPageOptions = Place & {
  readonly contentType: string;
  readonly now: Date;
  /** The operator's word, ISO 639-1; null: none. */
  readonly language: string | null;
  /** What the last fetch learnt; see `ListPage`. */
  readonly knownPaths: readonly string[];
};

export type ListPage = Pick<ParsedFeed, 'feed' | 'articles' | 'warnings'> & {
  /** The tag paths of its headlines. */
  readonly paths: readonly string[];
};

const longestSample = 2_000;

/** A page that lists articles, as a feed of them: a section's front page, a newsroom, an archive. Which of
 *  its links are the list is learnt from what repeats in it, at every fetch anew; see `articleLists`.
 *  Null where it is a page without a list that is clearly one of articles; throws `UnreadablePage` for what is
 *  no page, or beyond its limits. Takes time in proportion to the page's length. */
export function readListPage(body: Uint8Array, options: ListPageOptions): ListPage | null {
  const { contentType, url, now, knownPaths } = options;
  const html = decodePage(body, contentType).toWellFormed();
  if (!/<(?:a|html|body)[\s>]/iu.test(html))
    throw new UnreadablePage('a document without a link', 'Check the address.');
  const { document } = parsePage(html);
  const meta = metaOf(document);
  const links = pageLinks(document, options);
  const language = languageOf(document, meta);
  const text = links
    .map((link) => link.text)
    .join('. ')
    .slice(0, longestSample);
  const zone = publisherZone({ languages: [options.language, language], text, urls: [url] });
  const context = { now, zone, resolve: addressResolver(baseOf(document, url)) };
  const lists = articleLists(links, knownPaths, context);
  if (!lists || isArticlePage(document, url, lists.articles)) return null;
  const { articles, paths } = lists;
  const head = headOf(document, meta, { url, language });
  const read = articles.slice(0, mostArticles).flatMap((one) => articleOf(one, language) ?? []);
  const warnings = [...cutWarnings(articles.length), ...changeOf(knownPaths, paths)];
  return { feed: head, articles: read, warnings, paths };
}

/** A page that is made anew is read on, and its operator told, as another list may be meant. */
function changeOf(knownPaths: readonly string[], paths: readonly string[]): SourceWarning[] {
  if (knownPaths.length === 0 || paths.some((path) => knownPaths.includes(path))) return [];
  return [{ kind: 'new-layout' }];
}

function articleOf(
  { link, parts: { date, summary, imageUrl } }: ListedArticle,
  language: string | null,
): ParsedArticle | null {
  const article = finishArticle({
    guid: null,
    url: link.url,
    urlIsShared: false,
    title: link.text,
    content: sanitise(''),
    summary: { html: '', text: summary, imageUrl: null },
    authors: [],
    categories: [],
    imageUrl,
    publishedAt: date?.at ?? null,
    publishedRaw: date?.raw ?? null,
    publishedZone: date?.zone ?? null,
    updatedAt: null,
    language,
    enclosures: [],
  });
  return article && date?.isVague ? { ...article, publishedIsVague: true } : article;
}

function headOf(
  document: Document,
  meta: Meta,
  { url, language }: { readonly url: string; readonly language: string | null },
): FeedHead {
  return {
    title: plainLine(document.title || (meta('og:title', 'og:site_name') ?? '')),
    link: url,
    description: oneLine(meta('description', 'og:description') ?? ''),
    language,
    imageUrl: null,
    format: 'list',
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

function languageOf(document: Document, meta: Meta): string | null {
  const said =
    document.documentElement.getAttribute('lang') || meta('og:locale', 'content-language');
  return said ? plainLine(said).replace('_', '-') || null : null;
}
