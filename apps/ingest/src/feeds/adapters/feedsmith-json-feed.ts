import { readDate } from '@newsline/news';
import { DetectError, MalformedError, parseJsonFeed, ParseError } from 'feedsmith';
import { plainLine } from '../plain-text.ts';

import type { ParseOptions } from '../feed-context.ts';
import { finishArticle } from '../finish-article.ts';
import { htmlLine } from '../html-text.ts';
import type { FeedHead, ParsedArticle, ParsedFeed, Person } from '../parsed-feed.ts';
import { uniquePeople } from '../people.ts';
import { sanitise } from '../sanitise.ts';
import { webUrl } from '../web-url.ts';

type JsonFeed = ReturnType<typeof parseJsonFeed<string>>;
type JsonArticle = NonNullable<JsonFeed['items']>[number];

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), which rss-parser cannot read; null for other JSON. */
export function readJsonFeed(
  text: string,
  options: ParseOptions,
): Omit<ParsedFeed, 'encoding'> | null {
  const feed = parse(text.replace(/^\ufeff/u, ''));
  if (!feed) return null;
  const head = headOf(feed, options);
  const base = head.link ?? options.url;
  const articles = (feed.items ?? []).map((article) =>
    articleOf(article, head.language, base, options),
  );
  return { feed: head, articles: articles.filter((article) => article !== null), warnings: [] };
}

/** The version is an address by the specification; some write the number alone. */
function parse(text: string): JsonFeed | null {
  try {
    const json = JSON.parse(text) as Record<string, unknown>;
    const isNumbered =
      /^1(?:\.[01])?$/u.test(String(json['version'])) && Array.isArray(json['items']);
    return parseJsonFeed<string>(
      isNumbered ? { ...json, version: 'https://jsonfeed.org/version/1.1' } : json,
    );
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

function headOf(feed: JsonFeed, { url }: ParseOptions): FeedHead {
  const link = feed.home_page_url ? webUrl(feed.home_page_url, url) : null;
  return {
    title: plainLine(feed.title ?? ''),
    link,
    description: plainLine(feed.description ?? ''),
    language: feed.language ?? null,
    imageUrl: webUrl(feed.icon ?? feed.favicon ?? '', link ?? url),
    format: 'json',
    hub: feed.hubs?.[0]?.url ? webUrl(feed.hubs[0].url, url) : null,
    self: feed.feed_url ? webUrl(feed.feed_url, url) : null,
    ttlMinutes: null,
    authors: peopleOf(feed.authors),
    categories: [],
    copyright: '',
    updatedAt: null,
  };
}

function articleOf(
  article: JsonArticle,
  language: string | null,
  base: string | undefined,
  options: ParseOptions,
): ParsedArticle | null {
  const { now, zone } = options;
  const date = (raw = '') => readDate(raw, { now, ...(zone && { zone }) });
  const link = (url = '') => (url === '' ? null : webUrl(url, base));
  const published = date(article.date_published);
  const updated = date(article.date_modified);
  const dated = published ?? updated;
  const raw = published
    ? article.date_published
    : (article.date_modified ?? article.date_published);
  const text = sanitise(escape(article.content_text ?? ''), base);
  const content = article.content_html ? sanitise(article.content_html, base) : text;
  return finishArticle({
    guid: article.id?.trim() || null,
    url: link(article.url) ?? link(article.external_url) ?? permalink(article.id),
    title: htmlLineIfMarked(article.title ?? ''),
    content,
    summary: article.summary ? sanitise(escape(article.summary), base) : content,
    authors: peopleOf(article.authors),
    categories: [...new Set((article.tags ?? []).map(plainLine).filter(Boolean))],
    imageUrl: link(article.image) ?? link(article.banner_image),
    publishedAt: dated?.at ?? null,
    publishedRaw: raw ?? null,
    publishedZone: dated?.zone ?? null,
    updatedAt: updated?.at ?? null,
    language: article.language ?? language,
    enclosures: (article.attachments ?? []).flatMap(({ url, mime_type, size_in_bytes }) => {
      const address = link(url);
      return address
        ? [{ url: address, type: mime_type ?? null, lengthBytes: size_in_bytes ?? null }]
        : [];
    }),
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
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Titles are plain by the specification; those that come out of a CMS with entities are not. */
const htmlLineIfMarked = (title: string) =>
  /&(?:#\w+|[a-z]+);/iu.test(title) ? htmlLine(escapeTags(title)) : plainLine(title);
const escapeTags = (text: string) => text.replaceAll('<', '&lt;');
