import type { DeadLetter } from '@newsline/messaging';
import type { VNode } from 'preact';
import type { Criteria } from '../../dead-letters/criteria.ts';
import { EmptyList } from '../components/empty-list.tsx';
import { Pager } from '../components/pager.tsx';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import { ActionsOnAll } from './actions-on-all.tsx';
import { CriteriaForm } from './criteria-form.tsx';
import type { DeadLettersPageQuery } from './dead-letter-forms.ts';
import { DeadLetterItem } from './dead-letter-item.tsx';
import { Done } from './done.tsx';

export type DeadLettersFound = {
  /** One page of those that match. */
  readonly letters: readonly DeadLetter[];
  readonly next: string | null;
  /** How many match. */
  readonly total: number;
  /** The newest of those that match; null where none does. */
  readonly newest: string | null;
};

type DeadLettersPageProps = {
  readonly query: DeadLettersPageQuery;
  readonly criteria: Criteria;
  /** Null: a filter can't be understood. */
  readonly found: DeadLettersFound | null;
};

export function DeadLettersPage({ query, criteria, found }: DeadLettersPageProps): VNode {
  const { deadLetters } = usePageContext().text;
  return (
    <Layout title={deadLetters.title} unlisted>
      <header class="pagehead">
        <h1>{deadLetters.title}</h1>
        <p class="standfirst">{deadLetters.intro}</p>
      </header>
      <Done query={query} criteria={criteria} />
      <CriteriaForm criteria={criteria} isWrong={found === null} />
      {found && <Found {...found} criteria={criteria} cursor={query.cursor} />}
    </Layout>
  );
}

type FoundProps = DeadLettersFound & {
  readonly criteria: Criteria;
  readonly cursor: string | undefined;
};

function Found({ letters, next, total, newest, criteria, cursor }: FoundProps): VNode {
  const { deadLetters } = usePageContext().text;
  if (newest === null) return <EmptyList message={deadLetters.none} />;
  return (
    <section aria-labelledby="found">
      <div class="resultshead">
        <h2 id="found">{deadLetters.count(total)}</h2>
        <ActionsOnAll criteria={criteria} total={total} upTo={newest} />
      </div>
      <ol class="list letters">
        {letters.map((letter) => (
          <DeadLetterItem key={letter.id} letter={letter} criteria={criteria} cursor={cursor} />
        ))}
      </ol>
      <Pager next={next} cursor={cursor} by="next" />
    </section>
  );
}
