import type { StoryCorrection } from '@newsline/contracts';
import type { VNode } from 'preact';
import { EmptyList } from '../components/empty-list.tsx';
import { Pager } from '../components/pager.tsx';
import { CorrectionKinds } from '../corrections/correction-kinds.tsx';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import type { StoryCorrectionsPageQuery } from './story-correction-forms.ts';
import { StoryCorrectionItem } from './story-correction-item.tsx';

type StoryCorrectionsPageProps = {
  readonly query: StoryCorrectionsPageQuery;
  /** Newest first. */
  readonly found: readonly StoryCorrection[];
  readonly next: string | null;
};

export function StoryCorrectionsPage({ query, found, next }: StoryCorrectionsPageProps): VNode {
  const { storyCorrections } = usePageContext().text;
  const { cursor, done } = query;
  return (
    <Layout title={storyCorrections.title} unlisted>
      <header class="pagehead">
        <h1>{storyCorrections.title}</h1>
        <p class="standfirst">{storyCorrections.intro}</p>
        <CorrectionKinds current="/corrections/stories" />
      </header>
      {done && (
        <p class="notice" role="status">
          {storyCorrections.outcome[done]}
        </p>
      )}
      {found.length === 0 && <EmptyList message={storyCorrections.none} />}
      <ol class="list letters">
        {found.map((correction) => (
          <li key={correction.id}>
            <StoryCorrectionItem correction={correction} fields={{ cursor }} heading="h2" />
          </li>
        ))}
      </ol>
      <Pager next={next} cursor={cursor} by="next" />
    </Layout>
  );
}
