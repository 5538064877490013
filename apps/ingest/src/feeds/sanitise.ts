import { withoutControls } from '@newsline/news';

import { decodeEntities } from './html-text.ts';
import { withoutOpenMarkup } from './open-markup.ts';
import { plainParagraphs } from './plain-text.ts';
import { sanitiseMarkup, type SanitisedHtml } from './sanitise-markup.ts';
import { readSimpleHtml } from './simple-html.ts';

export type { SanitisedHtml } from './sanitise-markup.ts';

/** Untrusted HTML made safe to store and show: an allow-list of tags and attributes, links and
 *  pictures over http and https only and made absolute by `baseUrl` (or taken off, where they
 *  cannot be), links marked `nofollow noopener ugc`. Unclosed tags are closed. Of HTML made to exhaust a
 *  parser only the text is left. */
export function sanitise(html: string, baseUrl?: string): SanitisedHtml {
  const read = html.includes('<') ? readHtml(withoutOpenMarkup(html), baseUrl) : fromText(html);
  return { ...read, html: withoutControls(read.html) };
}

const readHtml = (html: string, baseUrl?: string): SanitisedHtml =>
  readSimpleHtml(html, baseUrl) ??
  sanitiseMarkup(html, baseUrl) ??
  fromText(html.replace(/<[^<>]*>?/gu, ' '));

function fromText(escaped: string): SanitisedHtml {
  const text = decodeEntities(escaped);
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { html: html.trim(), text: plainParagraphs(text), imageUrl: null };
}
