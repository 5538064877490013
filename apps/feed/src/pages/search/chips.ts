import type { SearchTerm } from '../../search/read-operator.ts';
import { withoutTerm } from '../../search/without-term.ts';
import { shortDay, startOfDay } from '../i18n/dates.ts';
import type { PageContext } from '../page-context.ts';
import type { Asked, FilterNames } from './asked.ts';
import { filterName } from './filter-name.ts';
import { filterKinds, searchHref } from './search-links.ts';

export type Chip = {
  readonly name: string;
  /** The search without it. */
  readonly href: string;
};

/** All that narrows the search, each by itself: what is in the words, as typed, then what is in the
 *  address. */
export function chipsOf(asked: Asked, context: PageContext, names: FilterNames): readonly Chip[] {
  const { query, understood } = asked;
  // Several sources that share a name are typed once.
  const typed = understood.terms.filter(
    ({ from }, index, terms) => terms.findIndex((other) => other.from === from) === index,
  );
  return [
    ...typed.map((term) => ({
      name: termName(term, context, names),
      href: searchHref(query, { q: withoutTerm(query.q, term) }),
    })),
    ...parameterChips(asked, context, names),
  ];
}

function parameterChips(
  { query }: Asked,
  context: PageContext,
  names: FilterNames,
): readonly Chip[] {
  const { search } = context.text;
  const chips = filterKinds.flatMap((kind) =>
    query[kind].map((value) => ({
      name: filterName(kind, value, context, names),
      href: searchHref(query, { [kind]: query[kind].filter((other) => other !== value) }),
    })),
  );
  for (const end of ['from', 'to'] as const) {
    const start = query[end] && startOfDay(query[end], context.zone);
    if (!start) continue;
    const name = `${search[end]} ${shortDay(start, context)}`;
    chips.push({ name, href: searchHref(query, { [end]: null }) });
  }
  if (query.story !== undefined) {
    const name = search.inStory(names.story ?? query.story);
    chips.push({ name, href: searchHref(query, { story: null }) });
  }
  if (query.edited !== undefined) {
    const name = search.edited[query.edited];
    chips.push({ name, href: searchHref(query, { edited: null }) });
  }
  return chips;
}

function termName(term: SearchTerm, context: PageContext, names: FilterNames): string {
  const { search } = context.text;
  const { kind, value, negative } = term;
  switch (kind) {
    case 'after':
    case 'before': {
      // Not after a day is before it.
      const isStart = (kind === 'after') !== negative;
      const day = shortDay(new Date(value), context);
      return isStart ? `${search.from} ${day}` : search.before(day);
    }
    case 'story':
      return search.inStory(names.story ?? value);
    case 'is':
      return search.edited[negative ? 'false' : 'true'];
    case 'topic':
    case 'outlet':
    case 'source':
    case 'language': {
      const known = filterName(kind, value, context, names);
      const name = known === value ? term.name : known;
      return negative ? search.without(name) : name;
    }
  }
}
