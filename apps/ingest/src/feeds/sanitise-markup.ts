import sanitizeHtml from 'sanitize-html';

import { plainParagraphs } from './plain-text.ts';
import { pictureUrl, webUrl } from './web-url.ts';

export type SanitisedHtml = {
  html: string;
  /** The same as plain paragraphs, NFC, separated by an empty line. */
  text: string;
  /** The first picture that is not a tracking pixel. */
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
const escapes: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Any HTML, however broken, through sanitize-html. */
export function sanitiseMarkup(html: string, baseUrl?: string): SanitisedHtml {
  let text = '';
  let imageUrl: string | null = null;
  const clean = sanitizeHtml(html, {
    ...options,
    transformTags: {
      a: (tagName, { href = '' }) => {
        const url = webUrl(href, baseUrl);
        return { tagName, attribs: url ? { href: url, rel: relOfLinks } : {} };
      },
      img: (tagName, attributes) => {
        const url = pictureUrl(attributes, baseUrl);
        imageUrl ??= url;
        return { tagName, attribs: url ? { src: url, alt: attributes['alt'] ?? '' } : {} };
      },
    },
    // Renaming such a tag to one outside the list leaves end tags behind (sanitize-html 2.17).
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'],
    textFilter: (part) => {
      text += part.includes('&')
        ? part.replace(/&(?:lt|gt|amp);/gu, (escape) => escapes[escape] ?? '')
        : part;
      return part;
    },
    onOpenTag: (name) => void (text += name === 'br' ? '\n' : gap(name)),
    onCloseTag: (name) => void (text += gap(name)),
  });
  return { html: clean.trim(), text: plainParagraphs(text), imageUrl };
}

const gap = (name: string) => (name === 'td' || name === 'th' ? ' ' : isBlock(name) ? '\n\n' : '');
