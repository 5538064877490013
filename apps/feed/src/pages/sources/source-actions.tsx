import type { SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { EditSourceForm } from './edit-source-form.tsx';
import type { RefusedEdit } from './operator-forms.ts';
import { usePageContext } from '../page-context.ts';

type SourceActionsProps = {
  readonly source: SourceState;
  readonly refused: RefusedEdit | undefined;
};

/** Removing asks once more, without a script: the button that does it is folded away. */
export function SourceActions({ source, refused }: SourceActionsProps): VNode {
  const { operator } = usePageContext().text;
  return (
    <div class="actions">
      <form method="post" action="/operator/sources/poll">
        <input type="hidden" name="sourceId" value={source.id} />
        <button type="submit" aria-label={`${operator.poll}: ${source.name}`}>
          {operator.poll}
        </button>
      </form>
      <EditSourceForm source={source} refused={refused} />
      <details>
        <summary aria-label={`${operator.remove}: ${source.name}`}>{operator.remove}</summary>
        <form method="post" action="/operator/sources/remove">
          <input type="hidden" name="sourceId" value={source.id} />
          <p>{operator.removeSure}</p>
          <button class="danger" type="submit">
            {operator.removeYes}
          </button>
        </form>
      </details>
    </div>
  );
}
