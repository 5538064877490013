import { Parser } from 'htmlparser2';

import { withoutOpenMarkup } from './open-markup.ts';
import { plainLine } from './plain-text.ts';

const blockTags =
  /^(?:address|article|aside|blockquote|br|dd|div|dl|dt|figure|figcaption|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul)$/u;
const silentTags = /^(?:script|style|template|noscript|iframe|textarea|svg|math)$/u;
/** Longer "titles" are mistakes or attacks; nothing is lost that anyone would read. */
const maxLine = 10_000;

/** The beginning of a tag that HTML knows, or a comment. */
const knownTag =
  /<\/?(?:a|abbr|article|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|embed|figure|font|form|h[1-6]|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul|video|xhtml:\w+)(?=[\s/>])|<!--/iu;

/** Whether there is a tag that HTML knows: "a < b" and "<Vietnam>" are text. */
export function looksLikeHtml(text: string): boolean {
  const tag = knownTag.exec(text);
  // Looked for from the end: from every beginning of a tag onwards it would be looked for for ever.
  return tag !== null && (text.lastIndexOf('>') > tag.index || text.includes('<!--', tag.index));
}

/** Whether a text begins with a tag that HTML knows, and ends with an end tag or a tag that needs none. */
export function isHtmlThroughout(text: string): boolean {
  const trimmed = text.trim();
  if (knownTag.exec(trimmed.slice(0, longestName))?.index !== 0) return false;
  const last = trimmed.slice(trimmed.lastIndexOf('<'));
  return last.endsWith('>') && endTag.test(last.slice(0, longestName));
}

const longestName = 20;
const endTag = /^<(?:\/[a-z][a-z0-9]{0,15}\s{0,3}>|(?:br|hr|img|input|embed)[\s/>])/iu;

/** Entities of HTML as characters, once; nothing else changes. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  let out = '';
  const parser = new Parser({ ontext: (part) => void (out += part) });
  parser.end(text.replaceAll('<', '&lt;'));
  return out;
}

/** HTML as one line of plain text: tags go, entities are decoded once, scripts vanish. */
export function htmlLine(html: string): string {
  const short = withoutOpenMarkup(html).slice(0, maxLine);
  if (!short.includes('<')) return plainLine(decodeEntities(short));
  let out = '';
  let silence = 0;
  const gap = (name: string) => void (out += blockTags.test(name) ? ' ' : '');
  const parser = new Parser({
    onopentagname(name) {
      if (silentTags.test(name)) silence += 1;
      gap(name);
    },
    ontext: (part) => void (out += silence > 0 ? '' : part),
    onclosetag(name) {
      if (silentTags.test(name)) silence -= 1;
      gap(name);
    },
  });
  parser.end(short);
  return plainLine(out);
}
