import type { SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { When } from '../components/when.tsx';
import { sourcePath } from '../href.ts';

/** That its publisher has moved a source: what its address was, or which source has the new one. */
export function SourceMove({ source }: { readonly source: SourceState }): VNode | null {
  const { text, sources } = usePageContext();
  if (source.moved === null) return null;
  const { from, to, at, takenBy } = source.moved;
  if (takenBy === null)
    return (
      <p class="facts">
        {text.sources.movedFrom(from)} (<When at={at} />)
      </p>
    );
  const other = sources.get(takenBy)?.name ?? takenBy;
  return (
    <p class="facts">
      {text.sources.movedToOther(to)} <a href={sourcePath(takenBy)}>{other}</a>.
    </p>
  );
}
