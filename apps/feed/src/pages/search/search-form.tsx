import type { VNode } from 'preact';
import { longestSearch } from '../../http/query-vocabulary.ts';
import { usePageContext } from '../page-context.ts';
import type { SearchQuery } from '../queries.ts';
import { filterKinds } from './search-links.ts';

/** What was chosen as a facet stays chosen when the words change. */
export function SearchForm({ query }: { readonly query: SearchQuery }): VNode {
  const { text } = usePageContext();
  return (
    <form class="searchform" role="search" action="/search">
      <div class="asked">
        <label class="unseen" for="q">
          {text.search.label}
        </label>
        <input
          id="q"
          type="search"
          name="q"
          value={query.q}
          maxlength={longestSearch}
          placeholder={text.nav.searchHint}
        />
        <button class="button" type="submit">
          {text.search.submit}
        </button>
      </div>
      <div class="dates">
        <label>
          {text.search.from} <input type="date" name="from" value={query.from ?? ''} />
        </label>
        <label>
          {text.search.to} <input type="date" name="to" value={query.to ?? ''} />
        </label>
      </div>
      {filterKinds.flatMap((kind) =>
        query[kind].map((value) => (
          <input key={`${kind}:${value}`} type="hidden" name={kind} value={value} />
        )),
      )}
      {query.sort !== 'relevance' && <input type="hidden" name="sort" value={query.sort} />}
    </form>
  );
}
