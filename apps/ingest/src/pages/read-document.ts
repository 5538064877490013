import { decodeBytes } from '../feeds/decode-bytes.ts';
import { decodePage } from './decode-page.ts';
import { extractArticles } from './extract.ts';
import { defaultMaxLength } from './page-dom.ts';
import type { PageArticle, PageHeadline } from './page-article.ts';
import { readPortalText } from './portal-text.ts';
import { tooMuch, UnreadablePage } from './unreadable-page.ts';

export type DocumentInput = {
  /** As HTTP has it; may be empty, or wrong: the document's own look decides then. */
  readonly contentType: string;
  readonly body: Uint8Array | string;
  readonly url?: string;
  readonly now: Date;
};

export type ReadDocument = {
  readonly articles: readonly PageArticle[];
  /** Only plain text has lists of headlines. */
  readonly headlines: readonly PageHeadline[];
};

const htmlType = /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu;
const htmlTag =
  /^\s*<(?:!doctype html|html|head|body|meta|title|article|div|p|h1|section|main|table|span|a)[\s>]/iu;

/** Reads what was submitted or fetched: an HTML page as its one article, or several
 *  that it shows whole, plain text as an article or
 *  a portal page. A string is decoded already. Throws UnreadablePage for what is neither. */
export function readDocument({ contentType, body, url, now }: DocumentInput): ReadDocument {
  const text = typeof body === 'string' ? body : decoded(body, contentType);
  if (isBinary(text)) throw new UnreadablePage('binary data', 'Send HTML or plain text.');
  if (!isHtml(contentType, text)) return readText(text, now);
  const articles = extractArticles(text, { now, ...(url !== undefined && { url }) });
  return { articles, headlines: [] };
}

/** Of plain text: a portal's front page has a tenth of it. Each line is read in some fifty ways. */
const maxLines = 20_000;

function readText(text: string, now: Date): ReadDocument {
  if (text.length > defaultMaxLength) throw tooMuch(defaultMaxLength, 'characters');
  let lines = 0;
  for (const _ of text.matchAll(/\r\n?|[\n\f\v\u2028\u2029]/g))
    if (++lines > maxLines) throw tooMuch(maxLines, 'lines');
  return readPortalText(text, { now });
}

/** Nobody writes these; a charset that nobody names leaves some of them. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  return (sample.match(/[\u0000-\u0008\u000e-\u001a\ufffd]/gu)?.length ?? 0) * 10 > sample.length;
}

function decoded(body: Uint8Array, contentType: string): string {
  return /^\s*text\/plain\b/iu.test(contentType)
    ? decodeBytes(body, contentType).text
    : decodePage(body, contentType);
}

/** Text that says it is HTML but has no tag is text; text with a page's beginning is a page. */
function isHtml(contentType: string, text: string): boolean {
  return htmlType.test(contentType)
    ? /<[a-z!/][^<>]*>/iu.test(text)
    : htmlTag.test(withoutPreamble(text));
}

/** The beginning behind comments and an XML declaration. */
function withoutPreamble(text: string): string {
  let from = 0;
  for (const [start, end] of [
    ['<?xml', '?>'],
    ['<!--', '-->'],
    ['<!--', '-->'],
  ] as const) {
    const begin = text.slice(from, from + 1000).search(/\S/u);
    const close = text.startsWith(start, from + begin) ? text.indexOf(end, from + begin) : -1;
    if (close >= 0) from = close + end.length;
  }
  return text.slice(from, from + 5000);
}
