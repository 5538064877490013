import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { topicPath } from '../href.ts';
import type { SearchQuery } from '../queries.ts';
import { isFiltered, searchHref } from './search-links.ts';
import { EmptyList } from '../components/empty-list.tsx';

/** Before anything was asked. */
export function SearchTips(): VNode {
  const { text, topics, language } = usePageContext();
  return (
    <section class="tips" aria-labelledby="tips">
      <h2 id="tips">{text.search.tips}</h2>
      <ul>
        {text.search.tipList.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      {topics.length > 0 && (
        <>
          <h2>{text.search.browse}</h2>
          <ul class="inline">
            {topics.map(({ id, names }) => (
              <li key={id}>
                <a href={topicPath(id)}>{names[language]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Nothing was found: why that may be, and the nearest ways on. */
export function NoResults({ query }: { readonly query: SearchQuery }): VNode {
  const { search } = usePageContext().text;
  return (
    <EmptyList message={query.q ? search.none(query.q) : search.noneFiltered}>
      <ul>
        {search.noneHelp.map((help) => (
          <li key={help}>{help}</li>
        ))}
      </ul>
      {isFiltered(query) && (
        <p>
          <a
            class="button"
            href={searchHref(query, { topic: [], source: [], language: [], from: null, to: null })}
          >
            {search.dropAll}
          </a>
        </p>
      )}
    </EmptyList>
  );
}
