/// <reference lib="dom" preserve="true" />
// linkedom and Readability speak the DOM's own types; nothing here runs in a browser.
import { parseHTML } from 'linkedom';
import { UnreadablePage } from './unreadable-page.ts';

export type PageLimits = {
  /** Characters of markup; more is refused. 5 million by default. */
  readonly maxLength?: number;
  /** Elements; a page with more is read by its densest text only, one with four times as many is
   *  refused. 25,000 by default: Readability takes eight seconds for 40,000 elements of links. */
  readonly maxElements?: number;
};

export const defaultMaxElements = 25_000;

/** Chrome's parser stops at 512; articles in the wild nest 60 deep at most. */
const maxDepth = 512;
const closedByItself =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option)$/u;

export type ParsedPage = {
  readonly document: Document;
  /** Of the markup's opening tags; some of them may have become text. */
  readonly elements: number;
};

/** A page's document, fit for programs that recurse: at most 512 elements deep, with a head and a
 *  body even where its author forgot them, and without what runs or decorates (JSON-LD stays).
 *  Throws UnreadablePage for a page over the limits. */
export function parsePage(html: string, limits: PageLimits = {}): ParsedPage {
  const { maxLength = 5_000_000, maxElements = defaultMaxElements } = limits;
  refuseOver(maxLength, html.length, 'characters');
  const bare = withoutScripts(html);
  const { isTooDeep, elements } = measure(bare);
  refuseOver(maxElements * 4, elements, 'elements');
  const { document } = parseHTML(withBody(isTooDeep ? withoutNesting(bare) : bare));
  return { document, elements };
}

function refuseOver(limit: number, count: number, what: string): void {
  if (count <= limit) return;
  throw new UnreadablePage(
    `a document of ${count} ${what} (${limit} are allowed)`,
    'Send the article alone.',
  );
}

const unread = /<(?:(script|style|svg|template)\b[^<>]{0,2000}>|!--)/giu;
const ends = {
  script: /<\/script/giu,
  style: /<\/style/giu,
  svg: /<\/svg/giu,
  template: /<\/template/giu,
};

/** Most of a page's bytes, and of the time to parse it. Linear: an element that nobody closes ends
 *  the search. */
function withoutScripts(html: string): string {
  let kept = '';
  let from = 0;
  for (const match of html.matchAll(unread)) {
    if (match.index < from) continue;
    const name = match[1]?.toLowerCase();
    if (name === 'script' && /ld\+json/iu.test(match[0])) continue;
    const end = endOf(html, name, match.index + match[0].length);
    if (end < 0) break;
    kept += html.slice(from, match.index);
    from = end;
  }
  return kept + html.slice(from);
}

function endOf(html: string, name: string | undefined, from: number): number {
  if (name === undefined) {
    const end = html.indexOf('-->', Math.max(0, from - 2));
    return end < 0 ? -1 : end + 3;
  }
  const pattern = ends[name as keyof typeof ends];
  pattern.lastIndex = from;
  const close = pattern.exec(html);
  const end = close ? html.indexOf('>', close.index) : -1;
  return end < 0 ? -1 : end + 1;
}

function withBody(html: string): string {
  if (/<body[\s>]/iu.test(html)) return /<html[\s>]/iu.test(html) ? html : `<html>${html}</html>`;
  if (/<\/head>/iu.test(html)) return html.replace(/<\/head>/iu, '</head><body>');
  if (/<html[\s>]/iu.test(html)) {
    return html.replace(/<html(?:\s[^<>]{0,5000})?>/iu, '$&<head></head><body>');
  }
  return `<html><head></head><body>${html}</body></html>`;
}

/** linkedom's parser takes minutes for 500,000 nested elements, so that they are counted before. */
function measure(html: string): { isTooDeep: boolean; elements: number } {
  const open = new Map<string, number>();
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    const name = tag.toLowerCase();
    const before = open.get(name) ?? 0;
    if (!slash) elements += 1;
    if (closedByItself.test(name) || (slash && before === 0)) continue;
    open.set(name, before + (slash ? -1 : 1));
    depth += slash ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return { isTooDeep: deepest > maxDepth, elements };
}

/** Runs of tags become the end of a paragraph. */
function withoutNesting(html: string): string {
  const run = /(?:<(?!\/?(?:html|head|title|meta|body|script|style|h1)[\s>])[^<>]{0,2000}>\s*)+/giu;
  return html.replace(run, '<p>');
}
