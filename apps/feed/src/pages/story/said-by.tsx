import { Fragment, type VNode } from 'preact';
import type { SaidBy } from '../../story-overview/read-articles.ts';
import { articlePath } from '../href.ts';

/** Outlets by name, each with its article. */
export function SaidByList({ said }: { readonly said: readonly SaidBy[] }): VNode {
  return (
    <>
      {said.map((one, index) => (
        <Fragment key={one.articleId}>
          {index > 0 && ', '}
          <SaidByLink said={one} />
        </Fragment>
      ))}
    </>
  );
}

export function SaidByLink({ said }: { readonly said: SaidBy }): VNode {
  return (
    <a class="outlet" href={articlePath(said.articleId)}>
      <bdi>{said.sourceName || said.sourceId}</bdi>
    </a>
  );
}
