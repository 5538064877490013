import type { SearchResult } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { ArticleItem } from '../components/article-item.tsx';
import { EmptyList } from '../components/empty-list.tsx';
import { storyPath } from '../href.ts';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import type { SearchQuery } from '../queries.ts';
import { type Asked, type FilterNames, storyOf } from './asked.ts';
import { chipsOf } from './chips.ts';
import { ChosenFilters } from './chosen-filters.tsx';
import { Facets } from './search-facets.tsx';
import { SearchForm } from './search-form.tsx';
import { NoResults, SearchTips } from './search-help.tsx';
import { searchFeed } from './search-links.ts';
import { SearchNotices } from './search-notices.tsx';
import { SearchResults } from './search-results.tsx';

/** `idle`: no query yet. `down`: index did not answer in time; here is what came last instead. */
export type SearchOutcome =
  | {
      readonly kind: 'found';
      readonly asked: Asked;
      readonly names: FilterNames;
      readonly found: SearchResult;
    }
  | { readonly kind: 'idle' }
  | { readonly kind: 'down'; readonly latest: readonly ArticlePreview[] };

type SearchPageProps = { readonly query: SearchQuery; readonly outcome: SearchOutcome };

export function SearchPage({ query, outcome }: SearchPageProps): VNode {
  const { text } = usePageContext();
  const title = query.q ? text.search.titleFor(query.q) : text.search.title;
  const feed = searchFeed(query, title);
  return (
    <Layout
      title={title}
      unlisted
      style="search.css"
      script="histogram.js"
      {...(outcome.kind !== 'idle' && { feed })}
    >
      <h1 class="unseen">{title}</h1>
      <SearchForm query={query} />
      {outcome.kind === 'idle' && <SearchTips />}
      {outcome.kind === 'down' && <SearchDown latest={outcome.latest} />}
      {outcome.kind === 'found' && <SearchFound {...outcome} />}
    </Layout>
  );
}

type FoundProps = Extract<SearchOutcome, { kind: 'found' }>;

function SearchFound({ asked, names, found }: FoundProps): VNode {
  const context = usePageContext();
  const { query, understood } = asked;
  const story = storyOf(asked);
  return (
    <div class="search">
      <div class="results">
        <SearchNotices query={query} notices={understood.notices} />
        <ChosenFilters chips={chipsOf(asked, context, names)} />
        {story !== undefined && names.story !== null && (
          <p class="whole">
            <a href={storyPath(story)}>{context.text.story.open}</a>
          </p>
        )}
        {found.hits.length === 0 ? (
          <NoResults asked={asked} />
        ) : (
          <SearchResults asked={asked} found={found} />
        )}
      </div>
      <Facets asked={asked} names={names} found={found} />
    </div>
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
