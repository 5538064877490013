import type { Notice } from '../../search/notices.ts';

/** The query as typed, with what a notice is about replaced by something known; null where that can't
 *  be found in it. */
export function mendQuery(
  typed: string,
  { kind, operator, value }: Pick<Notice, 'kind' | 'operator' | 'value'>,
  known: string,
): string | null {
  const wrong = kind === 'unknown-operator' ? `${operator}:` : value;
  const right = kind === 'unknown-operator' ? `${known}:` : quoted(known);
  const isPlace = kind === 'unknown-operator' ? beginsWord : followsOperator;
  for (let at = typed.indexOf(wrong); wrong && at >= 0; at = typed.indexOf(wrong, at + 1)) {
    const from = /["“”]/u.test(typed[at - 1] ?? '') ? at - 1 : at;
    if (!isPlace(typed, from)) continue;
    const to = from < at ? at + wrong.length + 1 : at + wrong.length;
    return typed.slice(0, from) + right + typed.slice(to);
  }
  return null;
}

const beginsWord = (typed: string, at: number): boolean => /[\s-]/u.test(typed[at - 1] ?? ' ');
const followsOperator = (typed: string, at: number): boolean => /[:,]/u.test(typed[at - 1] ?? '');

function quoted(value: string): string {
  return /[\s,]/u.test(value) ? `"${value}"` : value;
}

/** The query as typed, with every word in quotes that was taken for another one: quotes let no slip
 *  be mended.
 *  @param text what index was asked of it, and took for `correctedTo` */
export function exactly(typed: string, text: string, correctedTo: string): string {
  const kept = new Set(correctedTo.toLowerCase().split(/\s+/u));
  const mended = new Set(
    piecesOf(text).filter((word) => isPlain(word) && !kept.has(word.toLowerCase())),
  );
  return piecesOf(typed)
    .map((word) => (mended.has(word) ? `"${word}"` : word))
    .join('');
}

const piecesOf = (text: string): string[] => text.split(/(\s+|"[^"]*")/u);

function isPlain(word: string): boolean {
  return word !== '' && !/[\s"“”:]|^-|^OR$/u.test(word);
}
