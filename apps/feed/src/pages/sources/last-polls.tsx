import type { SourcePoll } from '@newsline/contracts';
import type { ComponentChildren, VNode } from 'preact';
import { When } from '../components/when.tsx';
import { duration, size } from '../i18n/amounts.ts';
import { usePageContext } from '../page-context.ts';
import { FoldedWarnings } from './source-warnings.tsx';

const looks = {
  changed: 'ok',
  unchanged: 'ok',
  'not-modified': 'ok',
  failed: 'failing',
  paused: 'new',
} as const;

type LastPollsProps = {
  readonly polls: readonly SourcePoll[];
  /** Shown at once; else folded away, as most come for the news. */
  readonly open: boolean;
};

/** How the last polls of a source went. */
export function LastPolls({ polls, open }: LastPollsProps): VNode {
  const { text } = usePageContext();
  const words = text.sources.polls;
  const columns = [
    words.at,
    words.outcome,
    words.status,
    words.bytes,
    words.duration,
    words.new,
    words.changed,
    words.refused,
  ];
  return (
    <details class="lastpolls" open={open}>
      <summary>{words.title}</summary>
      {polls.length === 0 ? (
        <p class="facts">{words.none}</p>
      ) : (
        // The roles are repeated, as in the table of sources.
        <table class="sources polls" role="table">
          <caption class="unseen">{words.title}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th key={column} scope="col" role="columnheader">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {polls.map((poll) => (
              <PollRow key={poll.at} poll={poll} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function PollRow({ poll }: { readonly poll: SourcePoll }): VNode {
  const { text, language } = usePageContext();
  const words = text.sources.polls;
  const { at, outcome, by, status, bytes, problem, problemDetails } = poll;
  const isRead = outcome === 'changed' || outcome === 'unchanged';
  const number = new Intl.NumberFormat(language);
  const count = (articles: number) => (isRead ? number.format(articles) : null);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <When at={at} as="absolute" />
      </th>
      <td role="cell">
        <span class={`status ${looks[outcome]}`}>{words.outcomes[outcome]}</span>
        {by === 'push' && <small> ({words.pushed})</small>}
        {problem !== null && <p class="problem">{text.sources.problem(problem, problemDetails)}</p>}
        <FoldedWarnings of={poll} count={words.warnings} />
      </td>
      <Figure label={words.status}>{status}</Figure>
      <Figure label={words.bytes}>{bytes === null ? null : size(bytes, language)}</Figure>
      <Figure label={words.duration}>
        {outcome === 'paused' ? null : duration(poll.durationMs, language)}
      </Figure>
      <Figure label={words.new}>{count(poll.newArticles)}</Figure>
      <Figure label={words.changed}>{count(poll.changedArticles)}</Figure>
      <Figure label={words.refused}>{count(poll.refusedArticles)}</Figure>
    </tr>
  );
}

/** `label` stands before it where the table is too narrow for its heads. */
function Figure(props: { readonly label: string; readonly children: ComponentChildren }): VNode {
  if (props.children === null) return <td role="cell" class="none" />;
  return (
    <td role="cell">
      <span class="label" aria-hidden="true">
        {props.label}
      </span>{' '}
      {props.children}
    </td>
  );
}
