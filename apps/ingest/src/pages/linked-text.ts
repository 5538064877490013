import { paragraphs } from '@newsline/news';
import { decodeEntities } from '../feeds/html-text.ts';
import { sanitise } from '../feeds/sanitise.ts';

const escapedTag = /^\s*&lt;(?:p|div|h[1-6]|ul|ol|figure|blockquote|strong|em|b|a|span|br)[\s/&]/iu;

/** The text of JSON-LD, which may be plain, with entities, HTML, or HTML that was escaped. */
export function linkedText(body: string): string {
  const html = escapedTag.test(body) ? decodeEntities(body) : body;
  return paragraphs(/[<&]/u.test(html) ? sanitise(html).text : html);
}
