import { Readability } from '@mozilla/readability';
import { oneLine, paragraphs, readAttribution } from '@newsline/news';
import { sanitise } from '../feeds/sanitise.ts';
import { densestText } from './densest-text.ts';
import { decodePage } from './decode-page.ts';
import type { PageArticle } from './page-article.ts';
import { defaultMaxElements, parsePage, type PageLimits } from './page-dom.ts';
import { pageMetadata, type PageMetadata } from './page-metadata.ts';
import { prune } from './prune.ts';
import { UnreadablePage } from './unreadable-page.ts';

export type ExtractContext = PageLimits & {
  readonly now: Date;
  /** Where the page was fetched from, after redirects; links become absolute by it. */
  readonly url?: string;
  /** The Content-Type header, for its charset; only with bytes. */
  readonly contentType?: string;
};

type Body = Pick<PageArticle, 'text' | 'html' | 'captions' | 'via' | 'imageUrl'>;

/** Shorter texts than this are a teaser, or the wrong part of the page. */
const minTextLength = 200;
const maxSummary = 400;

/** The article of an HTML page. The text is found by Readability (Mozilla, after Arc90's), pruned of
 *  what is not the article's; where it finds nothing worth having, by JSON-LD's `articleBody`, the
 *  densest text or the description, as `via` says. Deep, broken and huge pages are read as far as
 *  is safe. Throws UnreadablePage for what is no page, over the limits, or without title and text. */
export function extractArticle(page: Uint8Array | string, context: ExtractContext): PageArticle {
  const { url, now, contentType = '', maxElements = defaultMaxElements } = context;
  const html = typeof page === 'string' ? page : decodePage(page, contentType);
  if (html.trim() === '') throw new UnreadablePage('an empty document', 'Send the page itself.');
  const { document, elements } = parsePage(html, context);
  const metadata = pageMetadata(document, url, now);
  const isHuge = elements > maxElements;
  const read = isHuge ? null : readable(document, metadata.title, context);
  // Readability takes the document apart.
  const fresh = (): Document => (isHuge ? document : parsePage(html, context).document);
  const body = findBody(read, fresh, metadata);
  const { authors, attribution, text } = readAttribution(body.text);
  const title = metadata.title || oneLine(text.split('\n')[0] ?? '').slice(0, 200);
  if (!title) {
    throw new UnreadablePage(
      'a page without a title or a text',
      'Pages that need JavaScript to show their text have to be sent as text.',
    );
  }
  return {
    title,
    summary:
      metadata.description.slice(0, maxSummary) ||
      oneLine(text.split('\n\n')[0] ?? '').slice(0, maxSummary),
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
  const { articleBody, description } = metadata;
  const linked = paragraphs(
    articleBody?.includes('<') ? sanitise(articleBody).text : (articleBody ?? ''),
  );
  if (read && read.text.length >= Math.max(minTextLength, linked.length / 2)) return read;
  const dense = densestText(fresh());
  const bare = { html: '', captions: [], imageUrl: null };
  const candidates: Body[] = [
    { ...bare, text: linked, via: 'json-ld' },
    read ?? { ...bare, text: '', via: 'readability' },
    { ...bare, text: dense, via: 'densest-text' },
  ];
  const [longest] = candidates.sort((one, other) => other.text.length - one.text.length);
  return longest?.text ? longest : { ...bare, text: description, via: 'description' };
}

function readable(document: Document, title: string, { url, now }: ExtractContext): Body | null {
  const parsed = new Readability<Element>(document, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse();
  if (!parsed?.content) return null;
  const { text, captions } = prune(parsed.content, { title, now });
  const { html, imageUrl } = sanitise(parsed.content.innerHTML, url);
  return { text, captions, html, imageUrl, via: 'readability' };
}
