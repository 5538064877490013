import { oneLine, readAttribution } from '@newsline/news';
import { sanitise } from '../feeds/sanitise.ts';
import { beginning } from './beginning.ts';
import { readableElement } from './bounded-readability.ts';
import { isAboutConsent, isConsent } from './consent-words.ts';
import { densestText } from './densest-text.ts';
import { decodePage } from './decode-page.ts';
import type { PageArticle } from './page-article.ts';
import { hasLead, leadOf, type Lead } from './lead.ts';
import { linkedText } from './linked-text.ts';
import { liveText } from './live-updates.ts';
import { parsePage, type PageLimits } from './page-dom.ts';
import { pageMetadata, type PageMetadata } from './page-metadata.ts';
import { prune } from './prune.ts';
import { withoutOwnStamp, withoutStamp } from './stamps.ts';
import { UnreadablePage } from './unreadable-page.ts';

export type ExtractContext = PageLimits & {
  readonly now: Date;
  /** Where the page was fetched from, after redirects; links become absolute by it. */
  readonly url?: string;
  /** The Content-Type header, for its charset; only with bytes. */
  readonly contentType?: string;
};

/** Characters that no text has and XML forbids, without white space. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu;

type Body = Pick<PageArticle, 'text' | 'html' | 'captions' | 'via' | 'imageUrl'>;

/** Shorter texts than this are a teaser, or the wrong part of the page. */
const minTextLength = 200;
const maxSummary = 400;
/** Of a live blog's entries in JSON-LD, how much of their length the page has to show. */
const wholeLive = 0.9;

/** The article of an HTML page. The text is found by Readability (Mozilla, after Arc90's), pruned of
 *  what is not the article's; where it finds nothing worth having, by JSON-LD's `articleBody`, the
 *  densest text or the description, as `via` says. Deep, broken and huge pages are read as far as
 *  is safe. Throws UnreadablePage for what is no page, over the limits, or without title and text. */
export function extractArticle(page: Uint8Array | string, context: ExtractContext): PageArticle {
  const { url, now, contentType = '' } = context;
  const html = (typeof page === 'string' ? page : decodePage(page, contentType)).toWellFormed();
  if (html.trim() === '') throw new UnreadablePage('an empty document', 'Send the page itself.');
  const { document, isHuge, again } = parsePage(html, context);
  const metadata = pageMetadata(document, url, now);
  const lead = leadOf(document, metadata);
  const read = isHuge ? null : readable(document, metadata.title, context);
  const found = findBody(read, () => (isHuge ? document : again()), metadata);
  const body = lead ? withLead(found, lead, url) : found;
  const isVietnamese = metadata.language === 'vi';
  const stamped = isVietnamese ? withoutOwnStamp(body.text) : body.text;
  const { authors, attribution, text: credited } = readAttribution(stamped);
  const text = isVietnamese ? withoutStamp(credited) : credited;
  const description = isVietnamese
    ? withoutStamp(withoutOwnStamp(metadata.description))
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

function findBody(read: Body | null, fresh: () => Document, metadata: PageMetadata): Body {
  const { articleBody, description, updates, title } = metadata;
  const isNotice = ({ text }: Body): boolean => isConsent(text) && !isAboutConsent(title);
  const isLive = updates.length > 0;
  const body = linkedText(articleBody ?? '');
  const linked = isLive ? liveText(body, updates) : body;
  const enough = Math.max(minTextLength, linked.length * (isLive ? wholeLive : 0.5));
  if (read && read.text.length >= enough && !isNotice(read)) return read;
  const dense = densestText(fresh());
  const bare = { html: '', captions: [], imageUrl: null };
  const candidates: Body[] = [
    { ...bare, text: linked, via: 'json-ld' },
    read ?? { ...bare, text: '', via: 'readability' },
    { ...bare, text: dense, via: 'densest-text' },
  ];
  const [longest] = candidates
    .filter((body) => !isNotice(body))
    .sort((one, other) => other.text.length - one.text.length);
  return longest?.text ? longest : { ...bare, text: description, via: 'description' };
}

/** The lead above the text that it stands beside; a description has it, or is it. */
function withLead(body: Body, lead: Lead, url: string | undefined): Body {
  if (body.via === 'description' || hasLead(body.text, lead)) return body;
  const { html, imageUrl } = sanitise(`<p>${lead.markup}</p>`, url);
  return {
    ...body,
    text: `${lead.text}\n\n${body.text}`,
    html: body.html && `${html.replace(control, '')}\n${body.html}`,
    imageUrl: body.imageUrl ?? imageUrl,
  };
}

function readable(document: Document, title: string, { url, now }: ExtractContext): Body | null {
  const content = readableElement(document);
  if (!content) return null;
  const { text, captions } = prune(content, { title, now });
  const { html, imageUrl } = sanitise(content.innerHTML, url);
  return { text, captions, html: html.replace(control, ''), imageUrl, via: 'readability' };
}
