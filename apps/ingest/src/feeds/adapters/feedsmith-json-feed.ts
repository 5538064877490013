import { publisherZone, readDate } from '@newsline/news';
import { DetectError, MalformedError, parseJsonFeed, ParseError } from 'feedsmith';
import { htmlOfPlain, plainLine } from '../plain-text.ts';

import type { ParseOptions } from '../feed-context.ts';
import { finishArticle } from '../finish-article.ts';
import { leadingEnclosure, lengthIn } from '../enclosures.ts';
import { htmlLine } from '../html-text.ts';
import type { FeedHead, ParsedArticle, ParsedFeed, Person } from '../parsed-feed.ts';
import { cutWarnings, emptyWarnings, newestArticles } from '../newest-articles.ts';
import { parseJson } from '../parse-json.ts';
import { uniquePeople } from '../people.ts';
import { isPicture } from '../picture-url.ts';
import { beginningOf, isLongMarkup, longMarkupWarning } from '../long-markup.ts';
import { sanitise } from '../sanitise.ts';
import { addressResolver, webUrl, type Resolve } from '../web-url.ts';
import { articleFields, feedFields, isObject } from './json-fields.ts';

type JsonFeed = ReturnType<typeof parseJsonFeed<string>>;
type JsonArticle = NonNullable<JsonFeed['items']>[number];

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), which rss-parser cannot read; null for other JSON. */
export function readJsonFeed(
  text: string,
  options: ParseOptions,
): Pick<ParsedFeed, 'feed' | 'articles' | 'warnings'> | null {
  const read = parse(text.replace(/^\ufeff/u, ''));
  if (!read) return null;
  const { feed } = read;
  const head = headOf(feed, options);
  const base = head.link ?? options.url;
  const resolve = addressResolver(base);
  const zone = publisherZone({
    zone: options.zone,
    languages: [options.language, head.language],
    text: sampleOf(feed.items ?? []),
    urls: [head.link, options.url],
  });
  const articles = (feed.items ?? []).map((article) =>
    articleOf(article, head.language, resolve, base, { ...options, zone }),
  );
  const kept = articles.filter((article) => article !== null);
  return {
    feed: { ...head, updatedAt: newestOf(kept) },
    articles: kept,
    warnings: [
      ...cutWarnings(read.count),
      ...emptyWarnings(articles.length - kept.length),
      ...((feed.items ?? []).some(hasLongMarkup) ? [longMarkupWarning] : []),
    ],
  };
}

/** The version is an address by the specification; some write the number alone. */
function parse(text: string): { feed: JsonFeed; count: number } | null {
  try {
    const json = parseJson(text);
    if (!isObject(json)) return null;
    const { version, items, ...head } = feedFields(json);
    const articles: readonly unknown[] = Array.isArray(items) ? items : [];
    const isNumbered =
      (typeof version === 'string' || typeof version === 'number') &&
      /^1(?:\.[01])?$/u.test(String(version)) &&
      Array.isArray(items);
    const feed = parseJsonFeed<string>({
      ...head,
      version: isNumbered ? 'https://jsonfeed.org/version/1.1' : version,
      items: Array.isArray(items) ? newestArticles(articles, publishedIn).map(articleFields) : null,
    });
    return { feed, count: articles.length };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (
      error instanceof DetectError ||
      error instanceof ParseError ||
      error instanceof MalformedError
    )
      return null;
    throw error;
  }
}

/** Headlines and the beginnings of texts, to tell the language by. */
const sampleOf = (articles: readonly JsonArticle[]): string =>
  articles
    .slice(0, 10)
    .flatMap(({ title = '', summary, content_text: text = '' }) => [
      title.slice(0, 150),
      (summary ?? text).slice(0, 150),
    ])
    .join('\n');

function newestOf(articles: readonly ParsedArticle[]): Date | null {
  let newest: Date | null = null;
  for (const { publishedAt, updatedAt } of articles) {
    const at = updatedAt ?? publishedAt;
    if (at && (!newest || at > newest)) newest = at;
  }
  return newest;
}

const publishedIn = (article: unknown): Date | null => {
  const date = isObject(article) ? article['date_published'] : null;
  return typeof date === 'string' ? (readDate(date, { now: new Date(0) })?.at ?? null) : null;
};

function headOf(feed: JsonFeed, { url }: ParseOptions): FeedHead {
  const link = feed.home_page_url ? webUrl(feed.home_page_url, url) : null;
  return {
    title: plainLine(feed.title ?? ''),
    link,
    description: plainLine(feed.description ?? ''),
    language: plainLine(feed.language ?? '') || null,
    imageUrl: webUrl(feed.icon ?? feed.favicon ?? '', link ?? url),
    format: 'json',
    hub: feed.hubs?.[0]?.url ? webUrl(feed.hubs[0].url, url) : null,
    self: feed.feed_url ? webUrl(feed.feed_url, url) : null,
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    authors: peopleOf(feed.authors),
    categories: [],
    copyright: '',
    updatedAt: null,
  };
}

function articleOf(
  article: JsonArticle,
  language: string | null,
  resolve: Resolve,
  base: string | undefined,
  options: ParseOptions & { readonly zone: string },
): ParsedArticle | null {
  const { now, zone } = options;
  const date = (raw = '') => readDate(raw, { now, zone });
  const link = (url = '') => (url === '' ? null : resolve(url));
  const published = date(article.date_published);
  const updated = date(article.date_modified);
  const dated = published ?? updated;
  const raw = published
    ? article.date_published
    : (article.date_modified ?? article.date_published);
  const page = link(article.url) ?? permalink(article.id);
  const address = page ?? link(article.external_url);
  const start = page ?? base;
  const within: Resolve = (url) => (url === '' ? null : resolve(url, start));
  const html = sanitise(beginningOf(article.content_html ?? ''), start);
  const text = plain(article.content_text);
  const content = html.text === '' && html.imageUrl === null ? text : html;
  const summary = plain(article.summary);
  const pictureAt = (url = '') => {
    const picture = within(url);
    return picture && isPicture(picture) ? picture : null;
  };
  const enclosures = (article.attachments ?? []).flatMap(({ url, mime_type, size_in_bytes }) => {
    const attached = within(url ?? '');
    return attached
      ? [{ url: attached, type: mime_type ?? null, lengthBytes: lengthIn(size_in_bytes) }]
      : [];
  });
  return finishArticle({
    guid: article.id?.trim() || null,
    url: address ?? leadingEnclosure(enclosures),
    urlIsShared: address === null && enclosures.length > 0,
    title: htmlLineIfMarked(article.title ?? ''),
    content,
    summary: summary.text === '' ? content : summary,
    authors: peopleOf(article.authors),
    categories: [...new Set((article.tags ?? []).map(plainLine).filter(Boolean))],
    imageUrl: pictureAt(article.image) ?? pictureAt(article.banner_image),
    publishedAt: dated?.at ?? null,
    publishedRaw: raw ?? null,
    publishedZone: dated?.zone ?? null,
    ...(dated?.exact === false && { publishedIsVague: true }),
    updatedAt: updated?.at ?? null,
    language: article.language ?? language,
    enclosures,
  });
}

function peopleOf(authors: JsonArticle['authors']): Person[] {
  return uniquePeople(
    (authors ?? []).map(({ name, url }) => {
      const address = webUrl(url ?? '');
      const shown = plainLine(name ?? '') || address;
      return shown ? { name: shown, ...(address && { url: address }) } : null;
    }),
  );
}

const permalink = (id = '') => (/^https?:\/\//iu.test(id) ? webUrl(id) : null);
const plain = (text = '') => sanitise(htmlOfPlain(beginningOf(text)));
/** Titles are plain by the specification; those that come out of a CMS with entities are not. */
const htmlLineIfMarked = (title: string) =>
  /&(?:#\w+|[a-z]+);/iu.test(title) ? htmlLine(escapeTags(title)) : plainLine(title);
const escapeTags = (text: string) => text.replaceAll('<', '&lt;');

function hasLongMarkup({ content_html: html = '', content_text: text = '' }: JsonArticle): boolean {
  return isLongMarkup(html) || isLongMarkup(text);
}
