import { DeclaredEntities } from './doctype.ts';
import { decodeEntities, htmlLine, isHtmlThroughout, looksLikeHtml } from './html-text.ts';
import type { TextKind } from './xml-names.ts';
import { htmlOfPlain, plainLine } from './plain-text.ts';

/** What stands between the tags of an element. */
export type ElementText = {
  /** Character data, decoded once; not for elements with child elements. */
  text: string;
  /** The source between the tags, where there are child elements. */
  markup: string | null;
  attributes: Readonly<Record<string, string>>;
  /** Whose element it is: what is said of types differs. */
  format: 'atom' | 'media' | 'rss';
};

/** Atom's text constructs (RFC 4287, section 3.1; Atom 0.3, section 3.1) and RSS's, as one plain
 *  line or as HTML, unsanitised. RSS does not say whether a line is HTML: it is where it has closed tags
 *  that HTML knows, once the XML's own escaping is gone. Atom's is none where it does
 *  not say so. */
export function resolveText(element: ElementText, kind: Exclude<TextKind, null>): string {
  const value = asHtml(element, kind);
  return kind === 'html'
    ? value.html
    : value.isHtml
      ? htmlLine(value.html)
      : plainLine(value.plain);
}

const none = new DeclaredEntities();

type Value = { isHtml: boolean; html: string; plain: string };

function asHtml({ text, markup, attributes, format }: ElementText, kind: 'line' | 'html'): Value {
  const isAtom = format === 'atom';
  const type = (attributes['type'] ?? '').toLowerCase().trim();
  const mode = (attributes['mode'] ?? '').toLowerCase();
  if (markup !== null) {
    // Tags where escaped tags belong: what is escaped beside them is HTML as well.
    const escapedToo = isAtom && /^(?:text\/)?html$/u.test(type);
    return html(escapedToo ? decodeReferences(markup, none) : unwrapMarkup(markup, isAtom));
  }
  const decoded = isAtom && isBase64(type, mode) ? fromBase64(text) : null;
  if (decoded !== null) return fromHints(decoded, true);
  if (isAtom && /html/u.test(type)) return html(text);
  if (isAtom && type === 'text') return plain(text);
  if (isAtom) return untyped(text, kind);
  // Media RSS 1.5.1, media:description: plain by default; many put HTML there without saying so.
  return fromHints(text, kind === 'html' && format !== 'media');
}

/** RFC 4287, section 3.1.1: without a type it is text, and what looks like a tag was written to be
 *  read. Entities in it were escaped twice: nobody writes "&quot;" to be read. Of contents, those that
 *  are HTML from end to end lack only the word. */
function untyped(text: string, kind: 'line' | 'html'): Value {
  return kind === 'html' && isHtmlThroughout(text) ? html(text) : plain(unescaped(text));
}

function fromHints(text: string, isHtml: boolean): Value {
  return isHtml || (looksLikeHtml(text) && closed.test(text)) ? html(text) : plain(unescaped(text));
}

const unescaped = (text: string) => (entity.test(text) ? decodeEntities(text) : text);

const entity = /&(?:#\w+|[a-z]+\d*);/iu;
/** A line that names a tag does not close it. */
const closed = /<\/[a-z]|\/>|<(?:br|hr|img|input|embed)[\s>]|<!--/iu;

const html = (text: string): Value => ({ isHtml: true, html: text, plain: '' });
const plain = (text: string): Value => ({ isHtml: false, html: htmlOfPlain(text), plain: text });

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** XHTML as HTML reads it: no prefixes; a CDATA section is text in XHTML, but in RSS people put
 *  HTML there. */
function unwrapMarkup(markup: string, isAtom: boolean): string {
  return markup
    .replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/gu, (_, data: string) =>
      isAtom ? escape(data) : data,
    )
    .replace(/<(\/?)[a-z][\w.-]*:(?=[a-z])/giu, '<$1');
}

/** RFC 4287, section 4.1.3.3: any media type but text and XML is base64. */
function isBase64(type: string, mode: string): boolean {
  return (
    mode === 'base64' || (mode === '' && type.includes('/') && !/^text\/|xml$|html/u.test(type))
  );
}

/** Null for what is not base64 or not text: people put a media type on plain text too. */
function fromBase64(text: string): string | null {
  if (!/^[\w+/=\s-]*$/u.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The characters that an XML text means: predefined and numeric references, the document's own
 *  entities, and HTML's, which feeds use without declaring them. Others stay as they are, as do
 *  bare ampersands. Windows-1252 numbers (&#150;) mean what HTML says they mean. */
export function decodeReferences(raw: string, entities: DeclaredEntities): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z_][\w.-]{0,31});/giu,
    (reference, name: string) => {
      const own = predefined.get(name) ?? entities.expand(name);
      if (own === undefined) return decodeEntities(reference);
      return own.includes('&#') ? decodeEntities(own) : own;
    },
  );
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
