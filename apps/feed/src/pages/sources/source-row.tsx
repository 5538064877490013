import type { SourceState } from '@newsline/contracts';
import type { ComponentChildren, VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { externalHref, sourcePath } from '../href.ts';
import { languageName } from '../i18n/i18n.ts';
import type { RefusedEdit } from './operator-forms.ts';
import { SourceActions } from './source-actions.tsx';
import { SourceMove } from './source-move.tsx';
import { SourceWarnings } from './source-warnings.tsx';
import { DemonstrationTag } from '../components/tags.tsx';
import { When } from '../components/when.tsx';

type SourceRowProps = {
  readonly source: SourceState;
  /** How many of its articles can be read now. */
  readonly articles: number;
  readonly refusedEdit: RefusedEdit | undefined;
};

export function SourceRow({ source, articles, refusedEdit }: SourceRowProps): VNode {
  const { text, operator, language } = usePageContext();
  const { health } = source;
  const number = new Intl.NumberFormat(language);
  return (
    <tr role="row" class={health.status} id={`source-${source.id}`}>
      <th scope="row" role="rowheader">
        <a href={sourcePath(source.id)}>
          <bdi>{source.name}</bdi>
        </a>{' '}
        {source.demonstration && <DemonstrationTag />}
        <p class="facts">
          <FeedAddressLink url={source.url} />
          {source.readAs === 'list' && ` · ${text.sources.listPage}`}
          {source.language && ` · ${languageName(source.language, text)}`}
          {source.folders.length > 0 && ` · ${source.folders.join(', ')}`}
        </p>
        <SourceMove source={source} />
        <SourceWarnings source={source} />
      </th>
      <Cell label={text.sources.status}>
        <SourceHealth source={source} />
      </Cell>
      <Cell label={text.sources.lastPolled}>
        <MaybeWhen at={health.lastPolledAt} />
      </Cell>
      <Cell label={text.sources.lastChanged}>
        <MaybeWhen at={health.lastChangedAt} />
      </Cell>
      <Cell label={text.sources.nextPoll}>
        <NextPoll health={health} />
      </Cell>
      <Cell label={text.sources.articles}>{number.format(articles)}</Cell>
      {operator && (
        <Cell label={text.sources.actions}>
          <SourceActions source={source} refused={refusedEdit} />
        </Cell>
      )}
    </tr>
  );
}

/** `label` stands beside the value where the table is too narrow for its heads. */
function Cell(props: { readonly label: string; readonly children: ComponentChildren }): VNode {
  return (
    <td role="cell">
      <span class="label" aria-hidden="true">
        {props.label}
      </span>
      <div>{props.children}</div>
    </td>
  );
}

export function SourceHealth({ source }: { readonly source: SourceState }): VNode {
  const { sources } = usePageContext().text;
  const { status, failures, problem, problemDetails, outage, endedAt } = source.health;
  const since = outage?.endedAt === null ? outage.since : null;
  return (
    <>
      <span class={`status ${status}`}>
        {sources.statuses[endedAt === null ? status : 'ended']}
      </span>
      {status === 'failing' && (
        <p class="problem">
          {sources.problem(problem ?? '', problemDetails)}{' '}
          {failures > 1 && (
            <small>
              ({sources.failures(failures)}
              {since !== null && (
                <>
                  , {sources.first} <When at={since} />
                </>
              )}
              )
            </small>
          )}
        </p>
      )}
    </>
  );
}

export function MaybeWhen({ at }: { readonly at: string | null }): VNode {
  const { sources } = usePageContext().text;
  return at === null ? <>{sources.never}</> : <When at={at} />;
}

/** What was due before now is being polled, or is about to be. */
export function NextPoll({ health }: Pick<SourceState, 'health'>): VNode {
  const { text, now } = usePageContext();
  const { nextPollAt: at, endedAt } = health;
  const isDue = Date.parse(at) <= now.getTime();
  if (endedAt !== null && !isDue) return <>{text.sources.whenAsked}</>;
  return isDue ? <>{text.sources.due}</> : <When at={at} mayBeFuture />;
}

function FeedAddressLink({ url }: { readonly url: string }): VNode {
  const address = externalHref(url);
  const shown = url.replace(/^https?:\/\/(www\.)?/, '');
  if (!address) return <>{shown}</>;
  return (
    <a class="address" href={address} rel="noopener external nofollow">
      {shown}
    </a>
  );
}
