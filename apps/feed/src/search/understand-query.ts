import type { SearchFilter } from '../read-model/search-news.ts';
import { filterOf } from './filter-of.ts';
import { joinText, type QueryPart } from './join-text.ts';
import { mostNotices, type Notice, unknownOperator } from './notices.ts';
import { isTwoSyllables, operatorNamed, operatorsNear } from './operators.ts';
import {
  type NoticeToMake,
  type QueryContext,
  readOperator,
  type SearchTerm,
} from './read-operator.ts';
import { scanOperator, type ScannedOperator, skipSpaces, wordEnd } from './scan-operator.ts';
import type { SearchNames } from './search-names.ts';

export type UnderstoodQuery = {
  /** What is left for index: words, "phrases", -without, this OR that, intitle:word. */
  readonly text: string;
  /** Null: nothing can pass. */
  readonly filters: SearchFilter | null;
  /** In the order in which they were typed. */
  readonly terms: readonly SearchTerm[];
  /** Ten at most. */
  readonly notices: readonly Notice[];
  /** When it was understood, where it has days from then on (`after:7d`): further pages are for the same
   *  period. Null: it means the same tomorrow. */
  readonly asOf: Date | null;
};

type Understood = {
  readonly part: QueryPart;
  readonly terms?: readonly SearchTerm[];
  readonly notices?: readonly NoticeToMake[];
  readonly fromNow?: boolean;
};

/** Takes the operators out of a query (`topic:`, `nguồn:`, `-lang:en`, `after:7d`): values of one of
 *  them, also where it stands twice, widen it (or), several narrow the search (and), a minus sign
 *  leaves out. What isn't understood is said in `notices` and left out. A colon in ordinary text
 *  ("Trump: …", "10:30", an address) means nothing. Takes time in proportion to the query's length.
 *  @param zone IANA name of the reader's: days begin there */
export function understandQuery(
  typed: string,
  names: SearchNames,
  now: Date,
  zone: string,
): UnderstoodQuery {
  const read: Understood[] = [];
  for (let at = skipSpaces(typed, 0); at < typed.length;) {
    const next = readPart(typed, at, { names, now, zone });
    read.push(next);
    at = skipSpaces(typed, next.part.to);
  }
  const joined = joinText(
    typed,
    read.map(({ part }) => part),
  );
  const terms = read.flatMap((one) => one.terms ?? []);
  const { filter, contradictory } = filterOf(terms);
  const inParts = new Map(read.flatMap((one) => one.notices ?? []).map((one) => [one.about, one]));
  const made = [...inParts.values()].slice(0, mostNotices).map(({ make }) => make());
  // First what says why nothing is found.
  const notices = [...contradictory, ...made, ...joined.notices];
  const filters = contradictory.length === 0 ? filter : null;
  const asOf = read.some(({ fromNow }) => fromNow === true) ? now : null;
  return { text: joined.text, filters, terms, notices: notices.slice(0, mostNotices), asOf };
}

function readPart(typed: string, from: number, context: QueryContext): Understood {
  const scanned = scanOperator(typed, from, isTwoSyllables);
  const operator = scanned && operatorNamed(scanned.name);
  if (!scanned) return word(typed, from, wordEnd(typed, from));
  if (!operator) return unlessNear(typed, scanned);
  const { kind } = operator;
  if (kind === 'intitle') {
    const to = wordEnd(typed, scanned.valuesFrom);
    const text = `${scanned.negative ? '-' : ''}intitle:${typed.slice(scanned.valuesFrom, to)}`;
    return { part: { from, to, text, kind: null } };
  }
  const { to, ...read } = readOperator(typed, kind, scanned, context);
  return { part: { from, to, text: null, kind }, ...read };
}

function unlessNear(typed: string, { name, from, to, valuesFrom }: ScannedOperator): Understood {
  const near = operatorsNear(name);
  if (near.length === 0) return word(typed, from, wordEnd(typed, valuesFrom));
  return {
    part: { from, to, text: null, kind: null },
    notices: [{ about: name, make: () => unknownOperator(name, near) }],
  };
}

function word(typed: string, from: number, to: number): Understood {
  return { part: { from, to, text: typed.slice(from, to), kind: null } };
}
