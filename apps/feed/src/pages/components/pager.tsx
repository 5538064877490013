import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { withQuery } from '../href.ts';

type PagerProps = {
  /** From the page's answer; null at the end. */
  readonly next: string | null;
  /** The cursor that led here; none on the first page. */
  readonly cursor: string | undefined;
  /** What follows: `older` news in a timeline, the `next` results of a search. */
  readonly by?: 'older' | 'next';
};

export function Pager({ next, cursor, by = 'older' }: PagerProps): VNode | null {
  const { text, address } = usePageContext();
  if (next === null && cursor === undefined) return null;
  return (
    <nav class="pager" aria-label={text.lists.pages}>
      {cursor !== undefined && (
        <a href={withQuery(address, { cursor: null })} rel="first">
          {text.lists.newest}
        </a>
      )}
      {next !== null && (
        <a class="button" href={withQuery(address, { cursor: next })} rel="next">
          {text.lists[by]}
        </a>
      )}
    </nav>
  );
}
