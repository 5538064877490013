/** A value as it stands in the query: `text` without its quotes, `from` and `to` with them. */
export type ScannedValue = {
  readonly text: string;
  readonly quoted: boolean;
  readonly from: number;
  readonly to: number;
};

/** `name:value,"another value"` or `-name:value` in a query, whatever the name. */
export type ScannedOperator = {
  readonly name: string;
  readonly negative: boolean;
  /** None where nothing but commas and empty quotes stands behind the colon. */
  readonly values: readonly ScannedValue[];
  readonly from: number;
  /** Behind the colon. */
  readonly valuesFrom: number;
  readonly to: number;
};

const space = /\s/u;
const nameLetter = /[\p{L}\p{M}]/u;
const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”' };

/** Reads the operator that begins here, of any name; null where none does. A colon that a space or the
 *  end follows ends no operator, nor does that of a web address. Looks at each character once.
 *  @param isSpaced whether two words are one name, which need not be written as one */
export function scanOperator(
  typed: string,
  from: number,
  isSpaced: (name: string) => boolean,
): ScannedOperator | null {
  const negative = typed[from] === '-';
  const nameFrom = negative ? from + 1 : from;
  const firstEnd = lettersEnd(typed, nameFrom);
  const isTwo = typed[firstEnd] === ' ';
  const nameTo = isTwo ? lettersEnd(typed, firstEnd + 1) : firstEnd;
  const name = typed.slice(nameFrom, nameTo).replace(' ', '');
  const valuesFrom = nameTo + 1;
  if (name === '' || typed[nameTo] !== ':' || (isTwo && !isSpaced(name))) return null;
  if (isSpace(typed, valuesFrom) || typed.startsWith('//', valuesFrom)) return null;
  const values: ScannedValue[] = [];
  let at = valuesFrom;
  while (!isSpace(typed, at)) {
    const value = scanValue(typed, at);
    if (value.text.trim() !== '') values.push(value);
    at = value.to;
    if (typed[at] !== ',') break;
    at++;
  }
  return { name, negative, values, from, valuesFrom, to: at };
}

function lettersEnd(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && nameLetter.test(typed[at] ?? '')) at++;
  return at;
}

/** The end is one. */
function isSpace(typed: string, at: number): boolean {
  return at >= typed.length || space.test(typed[at] ?? '');
}

function scanValue(typed: string, from: number): ScannedValue {
  const end = quoteEnd(typed, from);
  if (end !== null) return { text: typed.slice(from + 1, end - 1), quoted: true, from, to: end };
  let to = from;
  while (typed[to] !== ',' && !isSpace(typed, to)) to++;
  return { text: typed.slice(from, to).replace(/^["“”]/u, ''), quoted: false, from, to };
}

/** Where the quotation that begins here ends; null where none begins, or none ends. */
export function quoteEnd(typed: string, from: number): number | null {
  const mark = closing[typed[from] ?? ''];
  const end = mark === undefined ? -1 : typed.indexOf(mark, from + 1);
  return end < 0 ? null : end + 1;
}

/** Where the word ends that begins here; a quotation at its beginning, also behind `-` or a colon,
 *  belongs to it with its spaces. */
export function wordEnd(typed: string, from: number): number {
  let at = from;
  while (!isSpace(typed, at)) {
    const mayQuote =
      at === from || typed[at - 1] === ':' || (at === from + 1 && typed[from] === '-');
    at = (mayQuote ? quoteEnd(typed, at) : null) ?? at + 1;
  }
  return at;
}

/** Where the next word begins. */
export function skipSpaces(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && space.test(typed[at] ?? '')) at++;
  return at;
}
