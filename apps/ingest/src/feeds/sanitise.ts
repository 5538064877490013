import { decodeEntities } from './html-text.ts';
import { plainParagraphs } from './plain-text.ts';
import { sanitiseMarkup, type SanitisedHtml } from './sanitise-markup.ts';
import { readSimpleHtml } from './simple-html.ts';

export type { SanitisedHtml } from './sanitise-markup.ts';

/** Untrusted HTML made safe to store and show: an allow-list of tags and attributes, links and
 *  pictures over http and https only and made absolute by `baseUrl` (or taken off, where they
 *  cannot be), links marked `nofollow noopener ugc`. Unclosed tags are closed. Of HTML made to exhaust a
 *  parser only the text is left. */
export function sanitise(html: string, baseUrl?: string): SanitisedHtml {
  if (!html.includes('<')) return fromText(html);
  if (isBomb(html)) return fromText(html.replace(/<[^<>]*>?/gu, ' '));
  return readSimpleHtml(html, baseUrl) ?? sanitiseMarkup(html, baseUrl);
}

function fromText(escaped: string): SanitisedHtml {
  const text = decodeEntities(escaped);
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { html: html.trim(), text: plainParagraphs(text), imageUrl: null };
}

const closedByItself =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|wbr|p|li|td|th|tr|dt|dd|option)$/u;

/** htmlparser2 keeps open tags in an array that it shifts at each tag: 50,000 nested ones take
 *  seconds. Nothing that people write nests 500 deep. */
function isBomb(html: string): boolean {
  if (html.length < 16_384) return false;
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    const name = tag.toLowerCase();
    const before = open.get(name) ?? 0;
    if (closedByItself.test(name) || (slash && before === 0)) continue;
    open.set(name, before + (slash ? -1 : 1));
    depth += slash ? -1 : 1;
    if (depth > 500) return true;
  }
  return false;
}
