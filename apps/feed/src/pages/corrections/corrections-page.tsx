import type { TopicCorrection } from '@newsline/contracts';
import type { VNode } from 'preact';
import { verdictOf } from '../../corrections/correct-topics.ts';
import { EmptyList } from '../components/empty-list.tsx';
import { Facts } from '../components/facts.tsx';
import { Pager } from '../components/pager.tsx';
import { When } from '../components/when.tsx';
import { articlePath, topicPath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Layout } from '../layout.tsx';
import { isTopic, topicName, usePageContext } from '../page-context.ts';
import { CorrectionKinds } from './correction-kinds.tsx';
import { takeBack, type CorrectionsPageQuery } from './correction-forms.ts';
import { Undo } from './undo.tsx';

type CorrectionsPageProps = {
  readonly query: CorrectionsPageQuery;
  /** Newest first. */
  readonly found: readonly TopicCorrection[];
  readonly next: string | null;
};

export function CorrectionsPage({ query, found, next }: CorrectionsPageProps): VNode {
  const { corrections } = usePageContext().text;
  const { cursor, done } = query;
  return (
    <Layout title={corrections.title} unlisted>
      <header class="pagehead">
        <h1>{corrections.title}</h1>
        <p class="standfirst">{corrections.intro}</p>
        <CorrectionKinds current="/corrections" />
        <p>
          <a href="/v1/corrections.jsonl">{corrections.export}</a>
        </p>
      </header>
      {done && (
        <p class="notice" role="status">
          {corrections.done[done]}
        </p>
      )}
      {found.length === 0 && <EmptyList message={corrections.none} />}
      <ol class="list letters">
        {found.map((correction) => (
          <Item key={`${correction.articleId} ${correction.topic}`} {...{ correction, cursor }} />
        ))}
      </ol>
      <Pager next={next} cursor={cursor} by="next" />
    </Layout>
  );
}

type ItemProps = { readonly correction: TopicCorrection; readonly cursor: string | undefined };

function Item({ correction, cursor }: ItemProps): VNode {
  const context = usePageContext();
  const { corrections } = context.text;
  const { articleId, topic, title, language, by, at } = correction;
  const id = `of-${encodeURIComponent(articleId)}-${topic}`;
  return (
    <li>
      <h2 id={id}>
        <a href={articlePath(articleId)} {...langAttributes(language, context.language)}>
          {title}
        </a>
      </h2>
      <Facts>
        {isTopic(topic, context) ? (
          <a href={topicPath(topic)}>{topicName(topic, context)}</a>
        ) : (
          topic
        )}
        <strong>{corrections.verdicts[verdictOf(correction)]}</strong>
        {by}
        <When at={at} />
      </Facts>
      <Undo action={takeBack} fields={{ articleId, topic, to: 'list', cursor }} describedBy={id} />
    </li>
  );
}
