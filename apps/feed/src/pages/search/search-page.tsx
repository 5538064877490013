import type { VNode } from 'preact';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { ArticleItem } from '../components/article-item.tsx';
import { Choices } from '../components/choices.tsx';
import { EmptyList } from '../components/empty-list.tsx';
import { Pager } from '../components/pager.tsx';
import { ChosenFilters, Facets } from './search-filters.tsx';
import { SearchForm } from './search-form.tsx';
import { NoResults, SearchTips } from './search-help.tsx';
import { SearchHit } from './search-hit.tsx';
import { sorts } from '../../http/query-vocabulary.ts';
import { usePageContext } from '../page-context.ts';
import type { SearchResult } from '@newsline/contracts';
import { Layout } from '../layout.tsx';
import type { SearchQuery } from '../queries.ts';
import { searchFeed, searchHref } from './search-links.ts';

/** `idle`: no query yet. `down`: index did not answer in time; here is what came last instead. */
export type SearchOutcome =
  | ({
      readonly kind: 'found';
      /** Of the sources to narrow by, by id. */
      readonly sourceNames: ReadonlyMap<string, string>;
    } & SearchResult)
  | { readonly kind: 'idle' }
  | { readonly kind: 'down'; readonly latest: readonly ArticlePreview[] };

type SearchPageProps = { readonly query: SearchQuery; readonly outcome: SearchOutcome };

export function SearchPage({ query, outcome }: SearchPageProps): VNode {
  const { text } = usePageContext();
  const title = query.q ? text.search.titleFor(query.q) : text.search.title;
  const feed = searchFeed(query, title);
  return (
    <Layout title={title} unlisted {...(outcome.kind !== 'idle' && { feed })}>
      <h1 class="unseen">{title}</h1>
      <SearchForm query={query} />
      {outcome.kind === 'idle' && <SearchTips />}
      {outcome.kind === 'down' && <SearchDown latest={outcome.latest} />}
      {outcome.kind === 'found' && (
        <div class="search">
          <div class="results">
            <ChosenFilters query={query} sourceNames={outcome.sourceNames} />
            {outcome.hits.length === 0 ? (
              <NoResults query={query} />
            ) : (
              <>
                <ResultsHead query={query} found={outcome} />
                <ol class="list">
                  {outcome.hits.map((hit) => (
                    <li key={hit.articleId}>
                      <SearchHit hit={hit} />
                    </li>
                  ))}
                </ol>
                <Pager next={outcome.next} cursor={query.cursor} by="next" />
              </>
            )}
          </div>
          <Facets query={query} facets={outcome.facets} sourceNames={outcome.sourceNames} />
        </div>
      )}
    </Layout>
  );
}

function SearchDown({ latest }: { readonly latest: readonly ArticlePreview[] }): VNode {
  const { text } = usePageContext();
  return (
    <>
      <EmptyList message={text.search.down} />
      {latest.length > 0 && (
        <section aria-labelledby="latest">
          <h2 id="latest">{text.front.latest}</h2>
          <ol class="list">
            {latest.map((article) => (
              <li key={article.id}>
                <ArticleItem article={article} heading="h3" as="full" />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

/** The index counts exactly up to this. */
const countedTo = 10_000;

function ResultsHead(props: { readonly query: SearchQuery; readonly found: SearchResult }): VNode {
  const { text } = usePageContext();
  const { total, correctedTo } = props.found;
  return (
    <div class="resultshead">
      <h2>{total < countedTo ? text.counts.results(total) : text.counts.manyResults(countedTo)}</h2>
      {correctedTo !== null && (
        <p class="corrected">
          {text.search.corrected} <strong>“{correctedTo}”</strong>
        </p>
      )}
      <a class="jump" href="#filters">
        {text.search.filters}
      </a>
      <Choices
        label={text.search.sort}
        choices={sorts.map((sort) => ({
          name: text.search.sorts[sort],
          href: searchHref(props.query, { sort }),
          chosen: sort === props.query.sort,
        }))}
      />
    </div>
  );
}
