import { isTwoSyllables, operatorNamed, type OperatorKind } from './operators.ts';
import { scanOperator, skipSpaces, wordEnd } from './scan-operator.ts';

/** An operator's value that is being typed. */
export type UnfinishedValue = {
  readonly kind: 'value';
  readonly operator: OperatorKind;
  readonly text: string;
  /** Where it begins, with its quotation mark. */
  readonly from: number;
};

/** A word that is being typed, or of which the next letter begins one. */
export type UnfinishedWord = {
  readonly kind: 'word';
  readonly text: string;
  /** A minus sign stands before it. */
  readonly negative: boolean;
  /** Where the plain words before it begin, in order, and last of all it itself: any number of them may
   *  be one name. */
  readonly starts: readonly number[];
  /** The operator whose value it may belong to: "chủđề:an ni". */
  readonly value: UnfinishedValue | null;
};

/** Marks where typing ended. */
const end = '\ue000';
/** No name has more. */
const mostWords = 4;

/** What stands at the end of a query that is being typed; null in a phrase. */
export function unfinishedIn(typed: string): UnfinishedValue | UnfinishedWord | null {
  const isQuoting = typed.split('"').length % 2 === 0;
  const marked = `${typed}${end}${isQuoting ? '"' : ''}`;
  let starts: number[] = [];
  let open: { operator: OperatorKind; from: number } | null = null;
  for (let at = skipSpaces(marked, 0); at < marked.length;) {
    const scanned = scanOperator(marked, at, isTwoSyllables);
    const kind = scanned && operatorNamed(scanned.name)?.kind;
    let to: number;
    if (scanned && kind && kind !== 'intitle') {
      const value = scanned.values.at(-1);
      to = scanned.to;
      starts = [];
      if (value && to === marked.length)
        return { kind: 'value', operator: kind, text: value.text.slice(0, -1), from: value.from };
      open = value && !value.quoted ? { operator: kind, from: value.from } : null;
    } else {
      to = wordEnd(marked, at);
      const text = marked.slice(at, to);
      const isPlain = /^[^-"“:][^"“”:]*$/u.test(text);
      if (to === marked.length)
        return isPlain || text[0] === '-' ? lastWord(typed, at, starts, open) : null;
      starts = isPlain ? [...starts, at].slice(1 - mostWords) : [];
      if (!isPlain) open = null;
    }
    at = skipSpaces(marked, to);
  }
  return null;
}

function lastWord(
  typed: string,
  at: number,
  starts: readonly number[],
  open: { readonly operator: OperatorKind; readonly from: number } | null,
): UnfinishedWord {
  const negative = typed[at] === '-';
  const from = negative ? at + 1 : at;
  return {
    kind: 'word',
    text: typed.slice(from),
    negative,
    starts: negative ? [from] : [...starts, from],
    value: open && !negative ? { kind: 'value', ...open, text: typed.slice(open.from) } : null,
  };
}
