import { decodeEntities } from './html-text.ts';
import { pictureUrl } from './picture-url.ts';
import { plainParagraphs } from './plain-text.ts';
import { isBlock, relOfLinks, type SanitisedHtml } from './sanitise-markup.ts';
import { addressResolver, type Resolve } from './web-url.ts';

/** One tag with a few quoted attributes. What else begins with "<" is not simple. */
const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z-]*="[^"<>]*"){0,20})\s*\/?>/giy;
const attribute = /\s([a-z][a-z-]*)="([^"]*)"/giu;
const keptTags = /^(?:a|b|blockquote|em|figcaption|figure|h[1-6]|i|li|ol|p|strong|sub|sup|u|ul)$/u;
const unwrappedTags = /^(?:div|span|center)$/u;
const maxDepth = 20;

/**
 * The same as `sanitiseMarkup` for HTML that is simple: tags of a short list, closed in order,
 * attributes in double quotes. Null for any other. Most articles are simple, and sanitize-html
 * takes longer than all the rest of reading a feed. Nothing is copied from the input but text
 * without "<": each tag is written anew from the list, each address from its parsed form.
 */
export function readSimpleHtml(source: string, baseUrl?: string): SanitisedHtml | null {
  const open: string[] = [];
  const closing: string[] = [];
  const resolve = addressResolver(baseUrl);
  let html = '';
  let text = '';
  let imageUrl: string | null = null;
  for (let at = 0; at < source.length; at = tagPattern.lastIndex) {
    // Not by an expression: on millions of letters V8 has no room for where it could go back to.
    const start = source.indexOf('<', at);
    const plain = decodeEntities(source.slice(at, start < 0 ? undefined : start));
    text += plain;
    html += escapeText(plain);
    if (start < 0) break;
    tagPattern.lastIndex = start;
    const match = tagPattern.exec(source);
    if (!match) return null;
    const [, slash, tag = '', attributes = ''] = match;
    const name = tag.toLowerCase();
    if (name === 'br') {
      text += '\n';
      html += '<br />';
    } else if (slash) {
      if (open.pop() !== name) return null;
      html += closing.pop() ?? '';
      if (isBlock(name)) text += '\n\n';
    } else if (name === 'img') {
      const found = attributesOf(attributes);
      const url = pictureUrl(found, resolve);
      imageUrl ??= url;
      if (url)
        html += `<img src="${escapeAttribute(url)}" alt="${escapeAttribute(found['alt'] ?? '')}" />`;
    } else {
      if (!canOpen(name, open)) return null;
      const [opening, end] = tagsFor(name, attributes, resolve);
      open.push(name);
      closing.push(end);
      html += opening;
      if (isBlock(name)) text += '\n\n';
    }
  }
  return open.length > 0 ? null : { html: html.trim(), text: plainParagraphs(text), imageUrl };
}

/** Where an HTML parser would first close what is open, this reading would differ from its. */
function canOpen(name: string, open: readonly string[]): boolean {
  if (open.length >= maxDepth || !(keptTags.test(name) || unwrappedTags.test(name))) return false;
  const isInline = !isBlock(name);
  return isInline
    ? !(name === 'a' && open.includes('a'))
    : !open.includes('p') && (name === 'li') === /^[ou]l$/u.test(open.at(-1) ?? '');
}

function tagsFor(name: string, attributes: string, resolve: Resolve): [start: string, end: string] {
  if (unwrappedTags.test(name)) return ['', ''];
  if (name !== 'a') return [`<${name}>`, `</${name}>`];
  const url = resolve(attributesOf(attributes)['href'] ?? '');
  return url ? [`<a href="${escapeAttribute(url)}" rel="${relOfLinks}">`, '</a>'] : ['<a>', '</a>'];
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of source.matchAll(attribute))
    found[name.toLowerCase()] ??= decodeEntities(value);
  return found;
}

function escapeText(text: string): string {
  if (!/[&<>]/u.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');
