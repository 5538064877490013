import type { Named } from './named-values.ts';
import type { OperatorKind } from './operators.ts';

/** Why a part of a query is not as it was typed.
 *
 *  - `unknown-operator`: a word with a colon that is near an operator's name, and was left out.
 *  - `unknown-value`: nothing is called so, or it is no date; it was left out.
 *  - `ambiguous-value`: several are called nearly so; the first of `known` was taken.
 *  - `unlisted-outlet`: no source is of it, though some are of others that are called nearly so;
 *    it is searched for all the same.
 *  - `no-value`, `no-negation`, `or-with-filter`: an operator without a value, with a minus sign that
 *    means nothing there, beside an OR (which joins words alone); each was left out.
 *  - `contradiction`: nothing can pass the filters together. */
export const noticeKinds = [
  'unknown-operator',
  'unknown-value',
  'ambiguous-value',
  'unlisted-outlet',
  'no-value',
  'no-negation',
  'or-with-filter',
  'contradiction',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type Notice = {
  readonly kind: NoticeKind;
  /** The operator's kind; as typed where it is none. */
  readonly operator: string;
  /** As typed; empty where no value is at fault. */
  readonly value: string;
  /** In plain words, in English. */
  readonly detail: string;
  /** What could be meant, the nearest first. */
  readonly known: readonly { readonly value: string; readonly name: string }[];
};

/** More would hide the results. */
export const mostNotices = 10;

const things: Readonly<Record<OperatorKind, readonly [one: string, many: string]>> = {
  topic: ['topic', 'topics'],
  source: ['source', 'sources'],
  outlet: ['outlet', 'outlets'],
  language: ['language', 'languages'],
  after: ['date', 'dates'],
  before: ['date', 'dates'],
  story: ['story', 'stories'],
  is: ['state', 'states'],
};

export function unknownOperator(typed: string, near: readonly string[]): Notice {
  return {
    kind: 'unknown-operator',
    operator: typed,
    value: '',
    detail: `"${typed}:" is no operator; near it: ${near.map((one) => `${one}:`).join(', ')}`,
    known: near.map((one) => ({ value: one, name: `${one}:` })),
  };
}

export function unknownValue(
  operator: OperatorKind,
  value: string,
  near: readonly Named[],
): Notice {
  const [one] = things[operator];
  const isDate = operator === 'after' || operator === 'before';
  const unknown = isDate ? `"${value}" is no date` : `no ${one} is called "${value}"`;
  return {
    kind: 'unknown-value',
    operator,
    value,
    detail: `${unknown}; ${isDate ? 'such as' : 'known'}: ${listed(near)}`,
    known: near.map(shown),
  };
}

export function ambiguousValue(
  operator: OperatorKind,
  value: string,
  found: readonly Named[],
): Notice {
  const [, many] = things[operator];
  return {
    kind: 'ambiguous-value',
    operator,
    value,
    detail: `several ${many} begin with "${value}"; taken: ${listed(found.slice(0, 1))}; others: ${listed(found.slice(1))}`,
    known: found.map(shown),
  };
}

export function unlistedOutlet(value: string, near: readonly Named[]): Notice {
  const detail = `no source is of the outlet "${value}"; near it: ${listed(near)}`;
  return { kind: 'unlisted-outlet', operator: 'outlet', value, detail, known: near.map(shown) };
}

const plain = {
  'no-value': 'has no value',
  'no-negation': 'can’t be left out by a minus sign',
  'or-with-filter': 'can’t be joined by OR, which joins words alone',
} as const;

export function plainNotice(kind: keyof typeof plain, operator: OperatorKind): Notice {
  const detail = `${operator}: ${plain[kind]}`;
  return { kind, operator, value: '', detail, known: [] };
}

export function contradiction(operator: OperatorKind): Notice {
  const isPeriod = operator === 'after' || operator === 'before';
  const detail = isPeriod
    ? 'after: is no earlier than before:, so nothing is found'
    : `nothing can pass every ${operator}: that was asked for`;
  return { kind: 'contradiction', operator, value: '', detail, known: [] };
}

function shown({ value, names: [name] }: Named) {
  return { value, name };
}

function listed(named: readonly Named[]): string {
  return (
    named
      .map(({ value, names: [name] }) => (name === value ? value : `${value} (${name})`))
      .join(', ') || 'none'
  );
}
