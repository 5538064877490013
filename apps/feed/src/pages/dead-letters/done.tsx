import type { VNode } from 'preact';
import type { Criteria } from '../../dead-letters/criteria.ts';
import { usePageContext } from '../page-context.ts';
import type { DeadLettersPageQuery } from './dead-letter-forms.ts';
import { HiddenFields } from './hidden-fields.tsx';

type DoneProps = { readonly query: DeadLettersPageQuery; readonly criteria: Criteria };

/** What was done last; where more are left than one request works through, the way to go on. */
export function Done({ query, criteria }: DoneProps): VNode | null {
  const { deadLetters } = usePageContext().text;
  const { done, count, remaining, upTo } = query;
  if (!done) return null;
  if (done === 'gone' || remaining === 0 || upTo === undefined) {
    return (
      <p class="notice" role="status">
        {done === 'gone' ? deadLetters.gone : deadLetters.done[done](count)}
      </p>
    );
  }
  const action = done === 'retried' ? 'retry-all' : 'discard-all';
  return (
    <form class="notice" method="post" action={`/operator/dead-letters/${action}`}>
      <HiddenFields values={{ ...criteria, upTo, count: String(count) }} />
      <p role="status">{deadLetters.portionDone[done](count, remaining)}</p>
      <button class="button" type="submit">
        {deadLetters.goOn[done]}
      </button>
    </form>
  );
}
