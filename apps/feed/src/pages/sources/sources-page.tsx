import type { SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { EmptyList } from '../components/empty-list.tsx';
import { FeedLinks } from '../components/feed-links.tsx';
import { Pager } from '../components/pager.tsx';
import type { SourcesCounts } from './count-for-sources.ts';
import { OperatorPanel } from './operator-panel.tsx';
import { sortSources } from './sort-sources.ts';
import { SourceRow } from './source-row.tsx';
import { usePageContext } from '../page-context.ts';
import { Layout } from '../layout.tsx';
import type { OperatorProblem, RefusedEdit, SourceInput, Tried } from './operator-forms.ts';
import type { Notice } from '../queries.ts';

type SourcesPageProps = SourcesCounts & {
  readonly notice?: Notice | undefined;
  readonly problem?: OperatorProblem | undefined;
  readonly input?: SourceInput | undefined;
  readonly refusedEdit?: RefusedEdit | undefined;
  readonly tried?: Tried | undefined;
  /** From 1. */
  readonly page?: number | undefined;
};

const rowsPerPage = 100;

export function SourcesPage(props: SourcesPageProps): VNode {
  const { text, sources, operator, language } = usePageContext();
  const rows = sortSources(sources, language);
  const refused = rows.findIndex(({ id }) => id === props.refusedEdit?.sourceId);
  const page = refused < 0 ? (props.page ?? 1) : Math.floor(refused / rowsPerPage) + 1;
  const end = page * rowsPerPage;
  const shown = rows.slice(end - rowsPerPage, end);
  const { title, follow } = text.failures;
  const feed = { stem: '/feeds/source-failures', query: { lang: language }, title, follow };
  const columns = [
    text.sources.name,
    text.sources.status,
    text.sources.lastPolled,
    text.sources.lastChanged,
    text.sources.nextPoll,
    text.sources.articles,
    ...(operator ? [text.sources.actions] : []),
  ];
  return (
    <Layout title={text.sources.title} feed={feed}>
      <header class="pagehead">
        <h1>{text.sources.title}</h1>
        <p class="standfirst">{text.sources.intro}</p>
        <StatusCounts rows={rows} />
        <FeedLinks feed={feed} />
      </header>
      {props.notice && (
        <p class="notice" role="status">
          {text.operator.notices[props.notice]}
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyList message={text.sources.none}>
          <p>{text.sources.noneHelp}</p>
        </EmptyList>
      ) : (
        // The roles are repeated: the narrow layout takes rows and cells out of the table's display,
        // and so, in some browsers, out of what a screen reader announces.
        <table class="sources" role="table">
          <caption class="unseen">{text.sources.health}</caption>
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
            {shown.map((source) => (
              <SourceRow
                key={source.id}
                source={source}
                articles={props.articles[source.id] ?? 0}
                refusedEdit={
                  props.refusedEdit?.sourceId === source.id ? props.refusedEdit : undefined
                }
              />
            ))}
          </tbody>
        </table>
      )}
      <Pager
        next={end < rows.length ? String(page + 1) : null}
        cursor={page > 1 ? String(page) : undefined}
        by="next"
      />
      {sources.size > 0 && (
        <p class="facts">
          <a href="/v1/sources.opml" download="newsline-sources.opml">
            {text.sources.list}
          </a>
        </p>
      )}
      <OperatorPanel {...props} />
    </Layout>
  );
}

function StatusCounts({ rows }: { readonly rows: readonly SourceState[] }): VNode | null {
  const { counts, sources } = usePageContext().text;
  if (rows.length === 0) return null;
  const count = (status: SourceState['health']['status']): number =>
    rows.filter(({ health }) => health.status === status).length;
  return (
    <p class="statuscounts">
      <strong>{counts.sources(rows.length)}</strong>
      {(['ok', 'failing', 'new'] as const)
        .filter((status) => count(status) > 0)
        .map((status) => (
          <span key={status} class={`status ${status}`}>
            {sources.statuses[status]}: {count(status)}
          </span>
        ))}
    </p>
  );
}
