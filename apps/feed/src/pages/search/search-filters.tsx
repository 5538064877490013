import type { VNode } from 'preact';
import { shortDay, startOfDay } from '../i18n/dates.ts';
import { topicName, usePageContext, type PageContext } from '../page-context.ts';
import { languageName } from '../i18n/i18n.ts';
import type { SearchQuery } from '../queries.ts';
import {
  filterKinds,
  isFiltered,
  searchHref,
  toggleHref,
  type FilterKind,
} from './search-links.ts';
import type { SearchResult } from '@newsline/contracts';

type SourceNames = ReadonlyMap<string, string>;

function valueName(
  kind: FilterKind,
  value: string,
  context: PageContext,
  sourceNames: SourceNames,
): string {
  if (kind === 'topic') return topicName(value, context);
  if (kind === 'source') return sourceNames.get(value) ?? value;
  return languageName(value, context.text);
}

type NamedFilters = { readonly query: SearchQuery; readonly sourceNames: SourceNames };

/** The filters in force, each a link that takes it away. */
export function ChosenFilters({ query, sourceNames }: NamedFilters): VNode | null {
  const context = usePageContext();
  const { text } = context;
  if (!isFiltered(query)) return null;
  const chosen = filterKinds.flatMap((kind) =>
    query[kind].map((value) => ({
      name: valueName(kind, value, context, sourceNames),
      href: toggleHref(query, kind, value),
    })),
  );
  for (const end of ['from', 'to'] as const) {
    const start = query[end] && startOfDay(query[end], context.zone);
    if (!start) continue;
    const name = `${text.search[end]} ${shortDay(start, context)}`;
    chosen.push({ name, href: searchHref(query, { [end]: undefined }) });
  }
  return (
    <nav class="chosen" aria-label={text.search.chosen}>
      <ul>
        {chosen.map(({ name, href }) => (
          <li key={href}>
            <a href={href} aria-label={text.search.drop(name)}>
              <bdi>{name}</bdi>
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type FacetsProps = NamedFilters & { readonly facets: SearchResult['facets'] };

/** What the results could be narrowed to, with how many would stay. */
export function Facets({ facets, ...named }: FacetsProps): VNode {
  const { text } = usePageContext();
  const groups = [
    { kind: 'topic', title: text.nav.topics, values: facets.topics },
    { kind: 'source', title: text.nav.sources, values: facets.sources },
    { kind: 'language', title: text.search.language, values: facets.languages },
  ] as const;
  return (
    <aside class="facets" id="filters" aria-label={text.search.filters}>
      {groups.map(({ kind, title, values }) => (
        <Facet key={kind} kind={kind} title={title} values={values} {...named} />
      ))}
    </aside>
  );
}

const shownAtOnce = 8;

type FacetProps = NamedFilters & {
  readonly kind: FilterKind;
  readonly values: SearchResult['facets']['topics'];
};

function Facet({ title, ...props }: FacetProps & { readonly title: string }): VNode | null {
  const { kind, query } = props;
  if (props.values.length === 0) return null;
  const chosenFirst = props.values.toSorted(
    (a, b) => Number(query[kind].includes(b.value)) - Number(query[kind].includes(a.value)),
  );
  const rest = chosenFirst.slice(shownAtOnce);
  return (
    <section class="facet">
      <h2>{title}</h2>
      <FacetValues {...props} values={chosenFirst.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary>+ {rest.length}</summary>
          <FacetValues {...props} values={rest} />
        </details>
      )}
    </section>
  );
}

function FacetValues({ kind, values, query, sourceNames }: FacetProps): VNode {
  const context = usePageContext();
  return (
    <ul>
      {values.map(({ value, count }) => (
        <li key={value}>
          <a
            href={toggleHref(query, kind, value)}
            aria-current={query[kind].includes(value) ? 'true' : undefined}
            rel="nofollow"
          >
            <bdi>{valueName(kind, value, context, sourceNames)}</bdi> <small>{count}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
