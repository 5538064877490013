import type { FilterValues, SearchFilter } from '../read-model/search-news.ts';
import { contradictionIn } from './combine-filters.ts';
import { contradiction, type Notice } from './notices.ts';
import type { OperatorKind } from './operators.ts';
import type { SearchTerm } from './read-operator.ts';

const kinds = {
  topics: 'topic',
  sourceIds: 'source',
  outlets: 'outlet',
  languages: 'language',
} as const;

/** What the terms let through together, and what contradicts itself in it. */
export function filterOf(terms: readonly SearchTerm[]): {
  readonly filter: SearchFilter;
  readonly contradictory: readonly Notice[];
} {
  const values = (kind: OperatorKind, negative = false) => [
    ...new Set(
      terms
        .filter((one) => one.kind === kind && one.negative === negative)
        .map(({ value }) => value),
    ),
  ];
  const lists = (negative: boolean): FilterValues =>
    Object.fromEntries(
      Object.entries(kinds)
        .map(([list, kind]) => [list, values(kind, negative)] as const)
        .filter(([, its]) => its.length > 0),
    );
  const edited = new Set(
    terms.filter(({ kind }) => kind === 'is').map(({ negative }) => !negative),
  );
  const stories = values('story');
  // Not after a day is before it.
  const from = [...values('after'), ...values('before', true)].sort().at(-1);
  const to = [...values('before'), ...values('after', true)].sort()[0];
  const filter: SearchFilter = {
    ...lists(false),
    without: lists(true),
    ...(stories[0] !== undefined && { storyId: stories[0] }),
    ...(edited.size > 0 && { edited: edited.has(true) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const list = contradictionIn(filter);
  const contradictory: OperatorKind[] = [];
  if (list !== null) contradictory.push(list === 'period' ? 'before' : kinds[list]);
  if (stories.length > 1) contradictory.push('story');
  if (edited.size > 1) contradictory.push('is');
  return { filter, contradictory: contradictory.map(contradiction) };
}
