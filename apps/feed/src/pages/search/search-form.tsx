import type { VNode } from 'preact';
import { SearchInput } from '../components/search-input.tsx';
import { usePageContext } from '../page-context.ts';
import type { SearchQuery } from '../queries.ts';
import { filterKinds } from './search-links.ts';

/** What was chosen as a facet stays chosen when the words change. */
export function SearchForm({ query }: { readonly query: SearchQuery }): VNode {
  const { text } = usePageContext();
  return (
    <form class="searchform" role="search" action="/search">
      <div class="asked">
        <SearchInput id="q" value={query.q} />
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
        {query.q && <a href="/search">{text.search.tips}</a>}
      </div>
      {filterKinds.flatMap((kind) =>
        query[kind].map((value) => (
          <input key={`${kind}:${value}`} type="hidden" name={kind} value={value} />
        )),
      )}
      {query.story !== undefined && <input type="hidden" name="story" value={query.story} />}
      {query.edited !== undefined && <input type="hidden" name="edited" value={query.edited} />}
      {query.sort !== 'relevance' && <input type="hidden" name="sort" value={query.sort} />}
      {query.group !== 'story' && <input type="hidden" name="group" value={query.group} />}
    </form>
  );
}
