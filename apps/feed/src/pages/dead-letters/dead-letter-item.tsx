import type { DeadLetter } from '@newsline/messaging';
import type { VNode } from 'preact';
import type { Criteria } from '../../dead-letters/criteria.ts';
import { shownEvent } from '../../dead-letters/shown-event.ts';
import { shorten } from '../../read-model/shorten.ts';
import { Facts } from '../components/facts.tsx';
import { When } from '../components/when.tsx';
import { href } from '../href.ts';
import { usePageContext } from '../page-context.ts';
import { HiddenFields } from './hidden-fields.tsx';

/** A reason is a heading up to here; an event may carry an article of megabytes. */
const longestHeading = 200;
const longestEvent = 20_000;
const longestReason = 2_000;

type DeadLetterItemProps = {
  readonly letter: DeadLetter;
  /** Of the list, which the actions lead back to. */
  readonly criteria: Criteria;
  readonly cursor: string | undefined;
};

export function DeadLetterItem({ letter, criteria, cursor }: DeadLetterItemProps): VNode {
  const { deadLetters } = usePageContext().text;
  const { group } = letter;
  const event = shownEvent(letter.event);
  const reason = shorten(letter.reason, longestReason);
  const heading = shorten(reason.replace(/\s+/g, ' ').trim(), longestHeading);
  return (
    <li>
      <h3 id={`letter-${letter.id}`}>{heading}</h3>
      <Facts>
        <a href={href('/dead-letters', { ...criteria, channel: event.type })}>{event.type}</a>
        <span>{event.subject}</span>
        <a href={href('/dead-letters', { ...criteria, group })}>{group}</a>
        <span>{deadLetters.tries(letter.deliveries)}</span>
        <When at={letter.at.toISOString()} />
      </Facts>
      <details>
        <summary>{deadLetters.event}</summary>
        {heading !== reason && <pre tabindex={0}>{reason}</pre>}
        <pre tabindex={0}>{shorten(JSON.stringify(event, null, 2), longestEvent)}</pre>
      </details>
      <Actions letter={letter} fields={{ ...criteria, cursor, id: letter.id }} />
    </li>
  );
}

function Actions(props: {
  readonly letter: DeadLetter;
  readonly fields: Readonly<Record<string, string | undefined>>;
}): VNode {
  const { deadLetters } = usePageContext().text;
  const described = { 'aria-describedby': `letter-${props.letter.id}` };
  return (
    <div class="actions">
      <form method="post" action="/operator/dead-letters/retry-one">
        <HiddenFields values={props.fields} />
        <button type="submit" {...described}>
          {deadLetters.retry}
        </button>
      </form>
      <details>
        <summary {...described}>{deadLetters.discard}</summary>
        <form method="post" action="/operator/dead-letters/discard-one">
          <HiddenFields values={props.fields} />
          <p>{deadLetters.discardSure}</p>
          <button class="danger" type="submit">
            {deadLetters.discardYes}
          </button>
        </form>
      </details>
    </div>
  );
}
