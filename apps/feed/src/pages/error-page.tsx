import type { VNode } from 'preact';
import { longestSearch } from '../http/query-vocabulary.ts';
import { usePageContext } from './page-context.ts';
import { withQuery } from './href.ts';
import { Layout } from './layout.tsx';

export type ErrorPageKind =
  'notFound' | 'badCursor' | 'badDate' | 'badRequest' | 'tooLong' | 'noAnswer' | 'failed';

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
          <label class="unseen" for="q">
            {text.search.label}
          </label>
          <input
            id="q"
            type="search"
            name="q"
            maxlength={longestSearch}
            placeholder={text.nav.searchHint}
          />
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
