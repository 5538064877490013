/// <reference lib="dom" preserve="true" />
// linkedom and Readability speak the DOM's own types; nothing here runs in a browser.
import { measureMarkup, type MeasuredMarkup } from './measure-markup.ts';
import { settleDocument } from './settle-document.ts';
import { useLeanNodes } from './lean-nodes.ts';
import { parseHTML } from './linkedom.ts';
import { tooMuch } from './unreadable-page.ts';
import { withoutConsent } from './without-consent.ts';
import { withoutPlaces } from './without-places.ts';
import { withoutScripts } from './without-scripts.ts';

useLeanNodes();

export type PageLimits = {
  /** Characters of markup; more is refused. 5 million by default. */
  readonly maxLength?: number;
  /** Elements; a page with more, or with four times as many nodes of all kinds, attributes among
   *  them, is read by its densest text only. One with eight times as many elements or 24 times as
   *  many nodes is refused: linkedom takes 3 µs for a node. 12,500 by default; articles in the wild
   *  have a tenth. */
  readonly maxElements?: number;
};

/** Characters. */
export const defaultMaxLength = 5_000_000;
/** Chrome's parser stops at 512; articles in the wild nest 60 deep at most. */
const maxDepth = 256;

export type ParsedPage = {
  readonly document: Document;
  /** Too much for anything that looks at an element more than once. */
  readonly isHuge: boolean;
  /** Another document of the same page, for the first may have been taken apart. */
  again(): Document;
};

/** A page's document, fit for programs that recurse: at most 256 elements deep, with one head and one
 *  body whatever its author wrote, without what runs or decorates (JSON-LD stays), notices of consent
 *  and attributes beyond measure. Throws UnreadablePage for a page over the limits. */
export function parsePage(html: string, limits: PageLimits = {}): ParsedPage {
  const { maxLength = defaultMaxLength, maxElements = 12_500 } = limits;
  if (html.length > maxLength) throw tooMuch(maxLength, 'characters');
  const { elements, nodes, markup } = measured(withoutScripts(html), maxElements);
  const whole = withBody(markup);
  const again = (): Document =>
    withoutPlaces(withoutConsent(settleDocument(parseHTML(whole).document)), whole);
  const isHuge = elements > maxElements || nodes > maxElements * 4;
  return { document: again(), isHuge, again };
}

function measured(bare: string, maxElements: number): MeasuredMarkup {
  const limits = { maxDepth, maxElements: maxElements * 8, maxNodes: maxElements * 24 };
  const written = measureMarkup(bare, limits);
  const found = written.isTooDeep ? measureMarkup(withoutNesting(bare), limits) : written;
  if (found.isTooDeep) throw tooMuch(maxDepth, 'elements inside one another');
  if (found.elements > limits.maxElements) throw tooMuch(limits.maxElements, 'elements');
  if (found.nodes > limits.maxNodes)
    throw tooMuch(limits.maxNodes, 'elements, attributes and pieces of text');
  return found;
}

function withBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return /<html[\s>]/i.test(html) ? html : `<html>${html}</html>`;
  if (/<\/head>/i.test(html)) return html.replace(/<\/head>/i, '</head><body>');
  if (/<html[\s>]/i.test(html)) {
    return html.replace(/<html(?:\s[^<>]{0,5000})?>/i, '$&<head></head><body>');
  }
  return `<html><head></head><body>${html}</body></html>`;
}

/** Runs of tags become the end of a paragraph; headings of the first order and what stands in a head
 *  are kept. */
function withoutNesting(html: string): string {
  const run = /(?:<(?!\/?(?:title|meta|script|h1)[\s>])\/?[a-z][^<>]*>\s*)+/gi;
  return html.replace(run, '<p>').replace(/<h1[^<>]*>/gi, '</h1><h1>');
}
