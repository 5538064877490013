import { outletOf } from '@newsline/news';
import { knownFrom, lookUp, type Named, type NamedValues, nearTo } from './named-values.ts';
import {
  ambiguousValue,
  type Notice,
  plainNotice,
  unknownValue,
  unlistedOutlet,
} from './notices.ts';
import type { OperatorKind } from './operators.ts';
import { dayExamples, readDay } from './read-day.ts';
import { type ScannedOperator, type ScannedValue, skipSpaces, wordEnd } from './scan-operator.ts';
import type { SearchNames } from './search-names.ts';

/** A value that an operator filters by. */
export type SearchTerm = {
  readonly kind: OperatorKind;
  readonly negative: boolean;
  /** An id, a domain, an ISO 639-1 code, an instant (ISO 8601, UTC), or `edited`. */
  readonly value: string;
  /** As shown to readers, in English; of a date the day in their zone. */
  readonly name: string;
  /** What is to be cut out of the query for it to be gone: the operator, or of several values one with
   *  its comma. Several values that share a name stand in one place. */
  readonly from: number;
  readonly to: number;
};

export type QueryContext = {
  readonly names: SearchNames;
  readonly now: Date;
  /** IANA name of the reader's zone. */
  readonly zone: string;
};

/** A notice that is made when it is shown: what is near takes a look at every name. */
export type NoticeToMake = {
  /** What was typed; the same is said once. */
  readonly about: string;
  readonly make: () => Notice;
};

type ReadOperator = {
  readonly terms: readonly SearchTerm[];
  readonly notices: readonly NoticeToMake[];
  /** It has a day that would be another one tomorrow. */
  readonly fromNow: boolean;
  /** Where it ends: words may belong to its last value. */
  readonly to: number;
};

type Reading = {
  readonly found: readonly Named[];
  readonly fromNow?: boolean;
  /** It is the very name, not the beginning of one. */
  readonly exact: boolean;
  readonly notice: NoticeToMake | null;
};

/** "chủđề:an ninh mạng", "sau:7 ngày": so many further words may belong to a value without quotes. */
const mostFurtherWords = 3;

export function readOperator(
  typed: string,
  kind: OperatorKind,
  scanned: ScannedOperator,
  context: QueryContext,
): ReadOperator {
  const { negative } = scanned;
  if (scanned.values.length === 0) return leftOut(kind, 'no-value', scanned);
  if (kind === 'story' && negative) return leftOut(kind, 'no-negation', scanned);
  const last = scanned.values.length - 1;
  const read = scanned.values.map((value, i) => {
    const reading = readValue(kind, value.text, context);
    const isOpen = i === last && !value.quoted && !reading.exact && value.to === scanned.to;
    return (isOpen ? readFurther(typed, kind, value, context) : null) ?? { value, reading };
  });
  const values = read.map(({ value }) => value);
  const to = Math.max(scanned.to, values[last]?.to ?? 0);
  const terms = read.flatMap(({ reading }, i) =>
    reading.found.map(({ value, names: [name] }) => ({
      kind,
      negative,
      value,
      name,
      ...(values.length === 1 ? { from: scanned.from, to } : cutOf(values, i)),
    })),
  );
  const notices = read.flatMap(({ reading }) => reading.notice ?? []);
  return { terms, notices, fromNow: read.some(({ reading }) => reading.fromNow === true), to };
}

function leftOut(
  kind: OperatorKind,
  why: 'no-value' | 'no-negation',
  { to }: ScannedOperator,
): ReadOperator {
  const notice = toMake(kind, why, () => plainNotice(why, kind));
  return { terms: [], notices: [notice], fromNow: false, to };
}

/** The value with one of its commas. */
function cutOf(values: readonly ScannedValue[], i: number): { from: number; to: number } {
  const { from = 0, to = 0 } = values[i] ?? {};
  if (i === 0) return { from, to: values[1]?.from ?? to };
  return { from: values[i - 1]?.to ?? from, to };
}

/** The value with as many further words as make it a name; null where none do. */
function readFurther(
  typed: string,
  kind: OperatorKind,
  value: ScannedValue,
  context: QueryContext,
): { value: ScannedValue; reading: Reading } | null {
  let longest = null;
  let to = value.to;
  for (let words = 0; words < mostFurtherWords; words++) {
    const from = skipSpaces(typed, to);
    to = wordEnd(typed, from);
    if (from === to || /["“”:,]|^-/u.test(typed.slice(from, to))) break;
    const text = typed.slice(value.from, to);
    const reading = readValue(kind, text, context);
    if (reading.exact) longest = { value: { ...value, text, to }, reading };
  }
  return longest;
}

function readValue(kind: OperatorKind, text: string, { names, now, zone }: QueryContext): Reading {
  switch (kind) {
    case 'topic':
      return readName(kind, text, names.topics);
    case 'source':
      return readName(kind, text, names.sources);
    case 'language':
      return readName(kind, text, names.languages);
    case 'is':
      return readName(kind, text, names.states);
    case 'outlet':
      return readOutlet(text, names.outlets);
    case 'story':
      return exactly({ value: text, names: [text] });
    case 'after':
    case 'before': {
      const day = readDay(text, now, zone);
      if (day) return { ...exactly({ value: day.at, names: [day.name] }), fromNow: day.fromNow };
      const examples = dayExamples.map((one): Named => ({ value: one, names: [one] }));
      return {
        found: [],
        exact: false,
        notice: toMake(kind, text, () => unknownValue(kind, text, examples)),
      };
    }
  }
}

function readName(kind: OperatorKind, text: string, values: NamedValues): Reading {
  const looked = lookUp(values, text);
  if (looked.kind === 'unknown') {
    const notice = toMake(kind, text, () => unknownValue(kind, text, knownFrom(values, text)));
    return { found: [], exact: false, notice };
  }
  if (looked.kind === 'exact') return { found: looked.found, exact: true, notice: null };
  const found = looked.found.slice(0, 1);
  const isOne = looked.found.length === 1;
  const notice = toMake(kind, text, () => ambiguousValue(kind, text, looked.found.slice(0, 10)));
  return { found, exact: false, notice: isOne ? null : notice };
}

/** Any domain may be an outlet: articles lead to more of them than sources are of. */
function readOutlet(text: string, outlets: NamedValues): Reading {
  const outlet = outletOf(text.includes('://') ? text : `https://${text}`);
  const known = outlets.byValue.get(outlet);
  if (known) return exactly(known);
  const looked = lookUp(outlets, text);
  if (looked.kind === 'exact' || !outlet.includes('.')) return readName('outlet', text, outlets);
  const near = nearTo(outlets, text);
  const notice = toMake('outlet', text, () => unlistedOutlet(outlet, near));
  const reading = exactly({ value: outlet, names: [outlet] });
  return { ...reading, notice: near.length > 0 ? notice : null };
}

function exactly(named: Named): Reading {
  return { found: [named], exact: true, notice: null };
}

function toMake(kind: OperatorKind, text: string, make: () => Notice): NoticeToMake {
  return { about: `${kind}:${text}`, make };
}
