import type { Notice } from './notices.ts';
import { plainNotice } from './notices.ts';
import type { OperatorKind } from './operators.ts';

/** A word, a phrase or an operator of a query, in order. */
export type QueryPart = {
  readonly from: number;
  readonly to: number;
  /** What it is for index; null: nothing, it filters or was left out. */
  readonly text: string | null;
  /** Of an operator that filters. */
  readonly kind: OperatorKind | null;
};

/** What `SearchArticles` takes. */
const longestText = 500;

/** The text that is left for index: as typed, white space included, but one space where something was
 *  taken out. An OR beside an operator goes as well; between two of a kind it says what is so anyway. */
export function joinText(
  typed: string,
  parts: readonly QueryPart[],
): { readonly text: string; readonly notices: readonly Notice[] } {
  if (parts.every(({ from, to, text }) => text === typed.slice(from, to)))
    return { text: typed, notices: [] };
  const notices: Notice[] = [];
  let text = '';
  let last: QueryPart | undefined;
  parts.forEach((part, i) => {
    const [before, after] = [parts[i - 1], parts[i + 1]];
    const operator = before?.kind ?? after?.kind;
    if (part.text === null) return;
    if (part.text === 'OR' && operator) {
      if (before?.kind !== after?.kind) notices.push(plainNotice('or-with-filter', operator));
      return;
    }
    const isNext = last !== undefined && last === before;
    const gap = isNext ? typed.slice(last?.to, part.from) : text === '' ? '' : ' ';
    if (text.length + gap.length + part.text.length > longestText) return;
    text += gap + part.text;
    last = part;
  });
  return { text, notices };
}
