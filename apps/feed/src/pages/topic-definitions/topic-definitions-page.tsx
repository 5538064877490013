import type { KnownTopic } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { RelabellingRun } from '../../topics/archive-relabelling.ts';
import { EmptyList } from '../components/empty-list.tsx';
import { Facts } from '../components/facts.tsx';
import { href, topicPath } from '../href.ts';
import { languageName } from '../i18n/i18n.ts';
import { Layout } from '../layout.tsx';
import { topicName, usePageContext } from '../page-context.ts';
import { RelabellingPanel } from './relabelling.tsx';
import type { TopicDefinitionsQuery } from './topic-definition-forms.ts';

/** Often enough to be watched; an operator who reads the list can stop it. */
const reloadSeconds = 5;

type TopicDefinitionsPageProps = {
  readonly query: TopicDefinitionsQuery;
  readonly topics: readonly KnownTopic[];
  readonly run: RelabellingRun | null;
};

export function TopicDefinitionsPage({ query, topics, run }: TopicDefinitionsPageProps): VNode {
  const { text, language } = usePageContext();
  const { topicDefinitions } = text;
  const refreshes = run?.isUnderWay === true && query.reload !== 'no';
  return (
    <Layout
      title={topicDefinitions.title}
      unlisted
      style="topic-definitions.css"
      {...(refreshes && { reload: { seconds: reloadSeconds, to: '/topic-definitions' } })}
    >
      <header class="pagehead">
        <h1>{topicDefinitions.title}</h1>
        <p class="standfirst">{topicDefinitions.intro}</p>
        <p>
          <a class="button" href="/topic-definitions/form">
            {topicDefinitions.add}
          </a>
        </p>
      </header>
      {query.done && (
        <p class="notice" role="status">
          {topicDefinitions.done[query.done]}
        </p>
      )}
      <RelabellingPanel run={run} refreshes={refreshes} />
      <section class="panel" aria-labelledby="all-topics">
        <h2 id="all-topics">{topicDefinitions.list}</h2>
        {topics.length === 0 && <EmptyList message={topicDefinitions.none} />}
        <ul class="list">
          {ownFirst(topics, language).map((known) => (
            <Item key={known.topic.id} known={known} />
          ))}
        </ul>
      </section>
    </Layout>
  );
}

function ownFirst(topics: readonly KnownTopic[], language: 'vi' | 'en'): readonly KnownTopic[] {
  const place = ({ origin }: KnownTopic) => (origin === 'own' ? 0 : 1);
  return topics.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      a.topic.names[language].localeCompare(b.topic.names[language], language),
  );
}

function Item({ known }: { readonly known: KnownTopic }): VNode {
  const context = usePageContext();
  const { text, language } = context;
  const { topicDefinitions } = text;
  const { topic, origin, trained } = known;
  const languages = trained.map((code) => languageName(code, text)).join(', ');
  return (
    <li>
      <h3>
        <a href={topicPath(topic.id)}>{topic.names[language]}</a>
      </h3>
      <p>{topic.description[language]}</p>
      <Facts>
        <strong>{topicDefinitions.origins[origin]}</strong>
        {languages ? topicDefinitions.trained(languages) : topicDefinitions.byWords}
        {topic.parent && topicDefinitions.partOf(topicName(topic.parent, context))}
        <code>{topic.id}</code>
      </Facts>
      {origin === 'own' && <Actions id={topic.id} name={topic.names[language]} />}
    </li>
  );
}

/** Removing asks once more, without a script: the button that does it is folded away. */
function Actions({ id, name }: { readonly id: string; readonly name: string }): VNode {
  const { topicDefinitions } = usePageContext().text;
  return (
    <div class="actions">
      <a
        href={href('/topic-definitions/form', { id })}
        aria-label={`${topicDefinitions.edit}: ${name}`}
      >
        {topicDefinitions.edit}
      </a>
      <details>
        <summary aria-label={`${topicDefinitions.remove}: ${name}`}>
          {topicDefinitions.remove}
        </summary>
        <form method="post" action="/operator/topic-definitions/remove">
          <input type="hidden" name="id" value={id} />
          <p>{topicDefinitions.removeSure}</p>
          <button class="danger" type="submit">
            {topicDefinitions.removeYes}
          </button>
        </form>
      </details>
    </div>
  );
}
