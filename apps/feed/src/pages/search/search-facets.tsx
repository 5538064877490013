import type { SearchResult } from '@newsline/contracts';
import type { VNode } from 'preact';
import { outletOf } from '@newsline/news';
import { usePageContext, type PageContext } from '../page-context.ts';
import { type Asked, type FilterNames, toggling, valuesOf } from './asked.ts';
import { entityGroups } from '../entities/entity-groups.ts';
import { entityOf, type EntityKind } from '../entities/entity-name.ts';
import { filterName } from './filter-name.ts';
import { PublishedWhen } from './published-when.tsx';
import type { FilterKind } from './search-links.ts';

type FacetsProps = {
  readonly asked: Asked;
  readonly names: FilterNames;
  readonly found: SearchResult;
};

/** What the results could be narrowed to, with how many would stay. */
export function Facets({ asked, names, found }: FacetsProps): VNode {
  const context = usePageContext();
  const { text } = context;
  const { topics, sources, languages } = found.facets;
  const invented = inventedOutlets(context);
  const outlets = found.facets.outlets.filter(({ value }) => !invented.has(value));
  const named = entityGroups.map(({ id, kinds }) => ({
    kind: 'entity' as const,
    title: text.entities.groups[id],
    values: found.facets.entities.filter(({ value }) => isOfKind(value, kinds)),
    most: namesAtOnce,
  }));
  const groups = [
    { kind: 'topic', title: text.nav.topics, values: topics },
    ...named,
    { kind: 'outlet', title: text.search.outlets, values: outlets },
    { kind: 'source', title: text.nav.sources, values: sources },
    { kind: 'language', title: text.search.language, values: languages },
  ] as const;
  return (
    <aside class="facets" id="filters" tabindex={-1} aria-label={text.search.filters}>
      <PublishedWhen asked={asked} days={found.days} />
      {groups.map((group) => (
        <Facet key={group.title} most={shownAtOnce} {...group} asked={asked} names={names} />
      ))}
    </aside>
  );
}

function isOfKind(value: string, kinds: readonly EntityKind[]): boolean {
  const entity = entityOf(value);
  return entity !== null && kinds.includes(entity.kind);
}

/** Demonstration news comes from Newsline itself, whose address is no outlet's name. */
function inventedOutlets({ sources }: PageContext): ReadonlySet<string> {
  const invented = [...sources.values()].filter(({ demonstration }) => demonstration);
  return new Set(invented.map(({ url }) => outletOf(url)));
}

const shownAtOnce = 8;
/** There are five lists of names. */
const namesAtOnce = 5;

type FacetProps = Pick<FacetsProps, 'asked' | 'names'> & {
  readonly kind: FilterKind;
  readonly title: string;
  readonly values: SearchResult['facets']['topics'];
  /** More are folded away. */
  readonly most: number;
};

function Facet({ kind, title, values, most, asked, names }: FacetProps): VNode | null {
  const context = usePageContext();
  if (values.length === 0) return null;
  const chosen = valuesOf(asked, kind);
  const toggle = toggling(asked, kind);
  const isChosen = ({ value }: { readonly value: string }) => chosen.includes(value);
  const chosenFirst = values
    .toSorted((a, b) => Number(isChosen(b)) - Number(isChosen(a)))
    .map(({ value, count }) => (
      <li key={value}>
        <a
          href={toggle(value)}
          aria-current={isChosen({ value }) ? 'true' : undefined}
          rel="nofollow"
        >
          <bdi>{filterName(kind, value, context, names)}</bdi>{' '}
          <small>{context.text.counts.number(count)}</small>
        </a>
      </li>
    ));
  const rest = chosenFirst.slice(most);
  return (
    <section class="facet">
      <h2>{title}</h2>
      <ul>{chosenFirst.slice(0, most)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{context.text.search.moreValues(rest.length)}</summary>
          <ul>{rest}</ul>
        </details>
      )}
    </section>
  );
}
