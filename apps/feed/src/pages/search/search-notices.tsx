import type { VNode } from 'preact';
import type { Notice } from '../../search/notices.ts';
import { languageName } from '../i18n/i18n.ts';
import { topicName, usePageContext, type PageContext } from '../page-context.ts';
import type { SearchQuery } from '../queries.ts';
import { mendQuery } from './mend-query.ts';
import { searchHref } from './search-links.ts';

type NoticesProps = { readonly query: SearchQuery; readonly notices: readonly Notice[] };

/** Names that are further away are no help. */
const mostKnown = 7;

/** What was not understood of the words, with what may have been meant. */
export function SearchNotices({ query, notices }: NoticesProps): VNode | null {
  const { text } = usePageContext();
  if (notices.length === 0) return null;
  return (
    <ul class="notices">
      {notices.map((notice, index) => (
        <li key={index}>
          {text.search.notices[notice.kind](notice)}
          <Known query={query} notice={notice} />
        </li>
      ))}
    </ul>
  );
}

function Known({ query, notice }: { readonly query: SearchQuery; readonly notice: Notice }) {
  const context = usePageContext();
  const { search } = context.text;
  // The first of several is what was taken.
  const others = notice.kind === 'ambiguous-value' ? notice.known.slice(1) : notice.known;
  if (others.length === 0) return null;
  return (
    <>
      {notice.kind !== 'ambiguous-value' &&
        ` ${search.known[isDate(notice) ? 'examples' : 'meant']}`}{' '}
      {others.slice(0, mostKnown).map((known, index) => {
        const q = mendQuery(query.q, notice, known.value);
        const name = nameOf(known, notice, context);
        return (
          <span key={known.value}>
            {index > 0 && ', '}
            {q === null ? <bdi>{name}</bdi> : <a href={searchHref(query, { q })}>{name}</a>}
          </span>
        );
      })}
    </>
  );
}

function isDate({ operator }: Notice): boolean {
  return operator === 'after' || operator === 'before';
}

function nameOf(known: Notice['known'][number], notice: Notice, context: PageContext): string {
  if (notice.kind === 'unknown-operator') return known.name;
  if (notice.operator === 'topic') return topicName(known.value, context);
  if (notice.operator === 'language') return languageName(known.value, context.text);
  return known.name;
}
