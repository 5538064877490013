import type { Named } from '../../search/named-values.ts';
import type { OperatorKind } from '../../search/operators.ts';
import type { UnderstoodQuery } from '../../search/understand-query.ts';
import { withoutTerms } from '../../search/without-term.ts';
import { dayOf } from '../i18n/dates.ts';
import type { SearchQuery } from '../queries.ts';
import { type FilterKind, searchHref } from './search-links.ts';

/** A search as it was asked: by the parameters of its address and by the operators in its words. */
export type Asked = {
  readonly query: SearchQuery;
  readonly understood: UnderstoodQuery;
};

/** The words as typed, without the operators of these kinds, those that leave something out included
 *  or not. */
export function wordsWithout(
  { query, understood }: Asked,
  kinds: readonly OperatorKind[],
  negative: 'too' | 'stay' = 'too',
): string {
  const terms = understood.terms.filter(
    (term) => kinds.includes(term.kind) && (negative === 'too' || !term.negative),
  );
  return withoutTerms(query.q, terms);
}

/** What the matches must have one of; from the address and from the words. */
export function valuesOf({ query, understood }: Asked, kind: FilterKind): readonly string[] {
  const typed = understood.terms.filter((term) => term.kind === kind && !term.negative);
  return [...new Set([...query[kind], ...typed.map(({ value }) => value)])];
}

/** The one story that the search is within. */
export function storyOf({ query, understood }: Asked): string | undefined {
  return query.story ?? understood.terms.find(({ kind }) => kind === 'story')?.value;
}

/** The days that the matches may be of, the last one included; of the address, else of the words. */
export function daysOf(
  { query, understood }: Asked,
  zone: string,
): { readonly from?: string | undefined; readonly to?: string | undefined } {
  const { from, to } = understood.filters ?? {};
  const first = from && dayOf(new Date(from), zone);
  const last = to && dayOf(new Date(Date.parse(to) - 1), zone);
  return { from: query.from ?? first, to: query.to ?? last };
}

/** Links to the same search with one value of a filter more, or less where it is set. Operators of
 *  this kind become parameters with it, for what is in the words narrows what is in the address; what
 *  they leave out might be the very value that is added. */
export function toggling(asked: Asked, kind: FilterKind): (value: string) => string {
  const chosen = valuesOf(asked, kind);
  const operators = kind === 'entity' ? [] : [kind];
  const without = (value: string): string =>
    searchHref(asked.query, {
      q: wordsWithout(asked, operators, 'stay'),
      [kind]: chosen.filter((other) => other !== value),
    });
  const q = wordsWithout(asked, operators);
  return (value) =>
    chosen.includes(value)
      ? without(value)
      : searchHref(asked.query, { q, [kind]: [...chosen, value] });
}

/** The names of what can be filtered by. */
export type FilterNames = {
  readonly sources: ReadonlyMap<string, string>;
  readonly outlets: ReadonlyMap<string, Named>;
  /** Of whom and what articles name, by kind and key, as they call it. */
  readonly entities: ReadonlyMap<string, string>;
  /** Of the story that the search is within. */
  readonly story: string | null;
};
