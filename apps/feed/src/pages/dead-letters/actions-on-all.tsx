import type { VNode } from 'preact';
import type { Criteria } from '../../dead-letters/criteria.ts';
import { usePageContext } from '../page-context.ts';
import { HiddenFields } from './hidden-fields.tsx';

type ActionsOnAllProps = {
  readonly criteria: Criteria;
  readonly total: number;
  /** The newest of those that are counted: one that is given up later is not meant. */
  readonly upTo: string;
};

/** Both ask once more, without a script: the button that does it is folded away. */
export function ActionsOnAll({ criteria, total, upTo }: ActionsOnAllProps): VNode {
  const { deadLetters } = usePageContext().text;
  return (
    <div class="actions">
      <details>
        <summary>{deadLetters.retryAll}</summary>
        <form method="post" action="/operator/dead-letters/retry-all">
          <HiddenFields values={{ ...criteria, upTo }} />
          <p>{deadLetters.retryAllSure(total)}</p>
          <button type="submit">{deadLetters.retryAllYes}</button>
        </form>
      </details>
      <details>
        <summary>{deadLetters.discardAll}</summary>
        <form method="post" action="/operator/dead-letters/discard-all">
          <HiddenFields values={{ ...criteria, upTo }} />
          <p>{deadLetters.discardAllSure(total)}</p>
          <button class="danger" type="submit">
            {deadLetters.discardAllYes}
          </button>
        </form>
      </details>
    </div>
  );
}
