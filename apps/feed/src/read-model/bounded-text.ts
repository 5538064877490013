import type { FullArticle } from './news-read-model.ts';
import { beginning } from './shorten.ts';

/** An article's text and HTML as an engine gives them: of a long text at least the bytes that are
 *  wanted, of long HTML nothing. */
export type LongTexts = {
  readonly text: string;
  readonly html: string;
  readonly longText: boolean | number;
  readonly longHtml: boolean | number;
};

/** HTML can't be cut without parsing it, so where either is long, the text stands for both. */
export function boundedText(
  { text, html, longText, longHtml }: LongTexts,
  mostBytes: number,
): Pick<FullArticle, 'text' | 'html' | 'isCut'> {
  if (!longText) return { text, html, isCut: Boolean(longHtml) && text === '' };
  return { text: beginning(text, mostBytes), html: '', isCut: true };
}
