import { sanitise } from '../feeds/sanitise.ts';
import { readableElement } from './bounded-readability.ts';
import { isAboutConsent, isConsent } from './consent-words.ts';
import { densestText } from './densest-text.ts';
import { hasLead, leadOf, type Lead } from './lead.ts';
import { linkedText } from './linked-text.ts';
import { livePage, type LivePage } from './live-page.ts';
import { liveText } from './live-updates.ts';
import type { PageArticle } from './page-article.ts';
import type { ParsedPage } from './page-dom.ts';
import type { PageMetadata } from './page-metadata.ts';
import { prune } from './prune.ts';
import { withoutOtherArticles } from './several-articles.ts';

type Body = Pick<PageArticle, 'text' | 'html' | 'captions' | 'via' | 'imageUrl'>;
type Context = { readonly now: Date; readonly url?: string };

/** Characters that no text has and XML forbids, without white space. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu;
/** Shorter texts than this are a teaser, or the wrong part of the page. */
const minTextLength = 200;
/** Of a live blog's text elsewhere on the page, how much of its length is enough to be whole. */
const wholeLive = 0.9;

/** The text of a page's article, found by Readability (Mozilla, after Arc90's) and pruned of what is
 *  not the article's; a live blog's is taken entry by entry. Where that finds nothing worth having,
 *  by JSON-LD's `articleBody`, the densest text or the description, as `via` says. The lead stands
 *  above. The document is taken apart. */
export function findBody(page: ParsedPage, metadata: PageMetadata, context: Context): Body {
  const { document, isHuge, again } = page;
  const lead = leadOf(document, metadata);
  const live = isHuge ? null : livePage(document, { ...context, title: metadata.title });
  const read = isHuge
    ? null
    : readable(withoutOtherArticles(document, metadata.title), metadata, context);
  const fresh = (): Document => (isHuge ? document : withoutOtherArticles(again(), metadata.title));
  const found = chosen({ read, live, fresh }, metadata);
  return lead ? withLead(found, lead, context.url) : found;
}

type Found = {
  readonly read: Body | null;
  readonly live: LivePage | null;
  fresh(): Document;
};

function chosen({ read, live, fresh }: Found, metadata: PageMetadata): Body {
  const { articleBody, description, updates, title } = metadata;
  const isNotice = ({ text }: Body): boolean => isConsent(text) && !isAboutConsent(title);
  const bare = { html: '', captions: [], imageUrl: null };
  const isLive = updates.length > 0;
  const body = linkedText(articleBody ?? '');
  const linked = isLive ? liveText(body, updates) : body;
  const least = isLive ? linked.length * wholeLive : 0;
  if (live && live.text.length >= Math.max(least, (read?.text.length ?? 0) * wholeLive))
    return { ...bare, ...live, html: live.html.replace(control, ''), via: 'live-blog' };
  const enough = Math.max(minTextLength, least, linked.length / 2);
  if (read && read.text.length >= enough && !isNotice(read)) return read;
  const candidates: Body[] = [
    { ...bare, text: linked, via: 'json-ld' },
    read ?? { ...bare, text: '', via: 'readability' },
    { ...bare, text: densestText(fresh()), via: 'densest-text' },
  ];
  const [longest] = candidates
    .filter((candidate) => !isNotice(candidate))
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

function readable(document: Document, { title }: PageMetadata, { url, now }: Context): Body | null {
  const content = readableElement(document);
  if (!content) return null;
  const { text, captions } = prune(content, { title, now });
  const { html, imageUrl } = sanitise(content.innerHTML, url);
  return { text, captions, html: html.replace(control, ''), imageUrl, via: 'readability' };
}
