import { Fragment, type VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { href, topicPath } from '../href.ts';
import type { Asked } from './asked.ts';
import { isFiltered, searchHref, unfiltered } from './search-links.ts';
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
        <li hidden data-scripted>
          {text.search.keysTip}
        </li>
      </ul>
      <h2>{text.search.operators}</h2>
      <p>{text.search.operatorsNote}</p>
      <dl class="operators">
        {text.search.operatorList.map(({ query, meaning }) => (
          <Fragment key={query}>
            <dt>
              <a href={href('/search', { q: query })}>{query}</a>
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
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
export function NoResults({ asked }: { readonly asked: Asked }): VNode {
  const { query, understood } = asked;
  const { search } = usePageContext().text;
  return (
    <EmptyList message={understood.text ? search.none(understood.text) : search.noneFiltered}>
      <ul>
        {search.noneHelp.map((help) => (
          <li key={help}>{help}</li>
        ))}
      </ul>
      {(isFiltered(query) || understood.terms.length > 0) && (
        <p>
          <a class="button" href={searchHref(query, { q: understood.text, ...unfiltered })}>
            {search.dropAll}
          </a>
        </p>
      )}
    </EmptyList>
  );
}
