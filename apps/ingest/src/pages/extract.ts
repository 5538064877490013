import { oneLine, readAttribution } from '@newsline/news';
import { beginning } from './beginning.ts';
import { decodePage } from './decode-page.ts';
import { findBody } from './find-body.ts';
import type { PageArticle } from './page-article.ts';
import { parsePage, type PageLimits, type ParsedPage } from './page-dom.ts';
import { pageMetadata } from './page-metadata.ts';
import { articlesOf } from './several-articles.ts';
import { withoutOwnStamp, withoutStamps } from './stamps.ts';
import { UnreadablePage } from './unreadable-page.ts';

export type ExtractContext = PageLimits & {
  readonly now: Date;
  /** Where the page was fetched from, after redirects; links become absolute by it. */
  readonly url?: string;
  /** The Content-Type header, for its charset; only with bytes. */
  readonly contentType?: string;
};

const maxSummary = 400;

/** The article of an HTML page; for how its text is found, see `findBody`. Deep, broken and huge pages are read as far as
 *  is safe. Throws UnreadablePage for what is no page, over the limits, or without title and text. */
export function extractArticle(page: Uint8Array | string, context: ExtractContext): PageArticle {
  const html = typeof page === 'string' ? page : decodePage(page, context.contentType ?? '');
  return articleOf(parsed(html, context), context);
}

/** The articles of an HTML page: each of those that it shows whole where it is about none of them,
 *  else the one that it is about. */
export function extractArticles(html: string, context: ExtractContext): PageArticle[] {
  const page = parsed(html, context);
  const parts = page.isHuge ? [] : articlesOf(page.document, context.url);
  if (parts.length === 0) return [articleOf(page, context)];
  return parts.map(({ html: part, url }) =>
    extractArticle(part, { ...context, ...(url !== undefined && { url }) }),
  );
}

function parsed(html: string, context: ExtractContext): ParsedPage {
  if (html.trim() === '') throw new UnreadablePage('an empty document', 'Send the page itself.');
  return parsePage(html.toWellFormed(), context);
}

function articleOf(page: ParsedPage, context: ExtractContext): PageArticle {
  const { url, now } = context;
  const metadata = pageMetadata(page.document, url, now);
  const body = findBody(page, metadata, context);
  const isVietnamese = metadata.language === 'vi';
  const stamped = isVietnamese ? withoutOwnStamp(body.text) : body.text;
  const { authors, attribution, text: credited } = readAttribution(stamped);
  const text = isVietnamese ? withoutStamps(credited) : credited;
  const description = isVietnamese
    ? withoutStamps(withoutOwnStamp(metadata.description))
    : metadata.description;
  const title = metadata.title || beginning(oneLine(text.split('\n')[0] ?? ''), 200);
  if (!title) {
    throw new UnreadablePage(
      'a page without a title or a text',
      'Pages that need JavaScript to show their text have to be sent as text.',
    );
  }
  return {
    title,
    summary:
      beginning(description, maxSummary) ||
      beginning(oneLine(text.split('\n\n')[0] ?? ''), maxSummary),
    text,
    html: body.html,
    authors: metadata.authors.length > 0 ? metadata.authors : authors,
    attribution: [...new Set([...metadata.attribution, ...attribution])],
    publishedAt: metadata.publishedAt,
    publishedFrom: metadata.publishedAt ? 'page' : null,
    imageUrl: metadata.imageUrl ?? body.imageUrl,
    language: metadata.language,
    canonicalUrl: metadata.canonicalUrl,
    siteName: metadata.siteName,
    captions: body.captions,
    via: body.via,
  };
}
