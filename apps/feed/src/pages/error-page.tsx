import type { VNode } from 'preact';
import { SearchInput } from './components/search-input.tsx';
import { usePageContext } from './page-context.ts';
import { withQuery } from './href.ts';
import { Layout } from './layout.tsx';

export type ErrorPageKind =
  | 'notFound'
  | 'badCursor'
  | 'badDate'
  | 'badRequest'
  | 'tooLong'
  | 'crossSite'
  | 'tooManyVotes'
  | 'noAnswer'
  | 'failed';

type ErrorPageProps = { readonly kind: ErrorPageKind };

/** What went wrong in one sentence, and the ways on. */
export function ErrorPage({ kind }: ErrorPageProps): VNode {
  const { text, address } = usePageContext();
  return (
    <Layout title={text.errors[kind]} unlisted>
      <div class="empty">
        <h1>{text.errors[kind]}</h1>
        <p>{text.errors[`${kind}Help`]}</p>
        <form class="asked" action="/search">
          <SearchInput />
          <button class="button" type="submit">
            {text.search.submit}
          </button>
        </form>
        <p>
          {kind === 'badCursor' && (
            <>
              <a href={withQuery(address, { cursor: null })}>{text.lists.newest}</a>
              {' · '}
            </>
          )}
          <a href="/">{text.errors.home}</a>
        </p>
      </div>
    </Layout>
  );
}
