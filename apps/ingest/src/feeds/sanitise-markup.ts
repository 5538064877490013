import sanitizeHtml from 'sanitize-html';

import { MarkupScope } from './markup-scope.ts';
import { plainParagraphs } from './plain-text.ts';

export type SanitisedHtml = {
  html: string;
  /** The same as plain paragraphs, NFC, separated by an empty line. */
  text: string;
  /** The first picture that is neither a tracking pixel nor a placeholder. */
  imageUrl: string | null;
};

/** What makes a break in the text. */
export const isBlock = (name: string) =>
  /^(?:address|article|aside|blockquote|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|table|tr|ul)$/u.test(
    name,
  );

export const relOfLinks = 'nofollow noopener ugc';

const options: sanitizeHtml.IOptions = {
  allowedTags:
    'a b blockquote br caption code dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul'.split(
      ' ',
    ),
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  nonTextTags:
    'script style textarea option xmp noscript template title iframe svg math select button'.split(
      ' ',
    ),
  nestingLimit: 60,
};
/** Nothing that people write nests so deep. htmlparser2 keeps open tags in an array that it shifts at
 *  each tag: 50,000 nested ones take seconds. */
const deepest = 500;
class TooDeep extends Error {}

/** A frame as XML writes it: HTML would take all behind it for what is inside. */
const emptyFrame = /<iframe\b[^<>]{0,2000}\/>/giu;

const escapes: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Any HTML, however broken, through sanitize-html; null where its tags are nested to exhaust a
 *  parser. */
export function sanitiseMarkup(html: string, baseUrl?: string): SanitisedHtml | null {
  try {
    return readMarkup(html, baseUrl);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

function readMarkup(html: string, baseUrl?: string): SanitisedHtml {
  const scope = new MarkupScope(baseUrl);
  let depth = 0;
  let text = '';
  let imageUrl: string | null = null;
  const clean = sanitizeHtml(html.replace(emptyFrame, ''), {
    ...options,
    transformTags: {
      a: (tagName, { href = '' }) => {
        const url = scope.resolve(href);
        return { tagName, attribs: url ? { href: url, rel: relOfLinks } : {} };
      },
      img: (tagName, attributes) => {
        const url = scope.picture(attributes);
        imageUrl ??= url;
        return { tagName, attribs: url ? { src: url, alt: attributes['alt'] ?? '' } : {} };
      },
    },
    textFilter: (part) => {
      text += part.includes('&')
        ? part.replace(/&(?:lt|gt|amp);/gu, (escape) => escapes[escape] ?? '')
        : part;
      return part;
    },
    onOpenTag: (name, attributes) => {
      depth += 1;
      if (depth > deepest) throw new TooDeep();
      scope.open(name, attributes);
      text += name === 'br' ? '\n' : gap(name);
    },
    onCloseTag: (name) => {
      depth -= 1;
      scope.close(name);
      text += gap(name);
    },
  });
  // Pictures without an address. Renaming such a tag to one outside the list leaves end tags behind,
  // and its filter for tags copies all that is before each (sanitize-html 2.17).
  const shown = clean.replaceAll('<img />', '');
  return { html: shown.trim(), text: plainParagraphs(text), imageUrl: imageUrl ?? scope.hidden };
}

const gap = (name: string) => (name === 'td' || name === 'th' ? ' ' : isBlock(name) ? '\n\n' : '');
