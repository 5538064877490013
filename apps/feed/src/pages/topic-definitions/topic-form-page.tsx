import type { VNode } from 'preact';
import { Layout } from '../layout.tsx';
import { usePageContext } from '../page-context.ts';
import { fieldAttributes, Pair, Problem, type Filled } from './field.tsx';
import { listNames } from './topic-input.ts';

export type TopicFormPageProps = Filled & {
  /** The id of the topic that is edited; null for a new one. */
  readonly edited: string | null;
  /** Classify did not answer. */
  readonly isAway?: boolean;
};

/** A page of its own, which never reloads itself while somebody types. */
export function TopicFormPage({ edited, isAway, ...filled }: TopicFormPageProps): VNode {
  const { text, language } = usePageContext();
  const { topicDefinitions } = text;
  const { input, problems } = filled;
  const wrong = Object.keys(problems).length;
  const title =
    edited === null
      ? topicDefinitions.add
      : topicDefinitions.editTitle(input[`names.${language}`] || edited);
  return (
    <Layout title={title} unlisted style="topic-definitions.css">
      <header class="pagehead">
        <h1>{title}</h1>
      </header>
      <form class="form topicform" method="post" action="/operator/topic-definitions/save">
        {edited !== null && <input type="hidden" name="edited" value={edited} />}
        {(wrong > 0 || isAway) && (
          <p class="problem" role="alert">
            {isAway ? topicDefinitions.away : topicDefinitions.refused(wrong)}
          </p>
        )}
        <Pair of="names" {...filled} required maxlength={80} />
        <Pair of="description" {...filled} rows={3} maxlength={1000} />
        {edited === null && <Id {...filled} />}
        <Parent edited={edited} {...filled} />
        <Pair of="keywords" {...filled} rows={8} />
        {listNames.map((name) => (
          <Pair key={name} of={name} {...filled} rows={4} />
        ))}
        <p class="buttons">
          <button class="button" type="submit">
            {topicDefinitions.save}
          </button>
          <a href="/topic-definitions">{topicDefinitions.cancel}</a>
        </p>
      </form>
    </Layout>
  );
}

function Id({ input, problems }: Filled): VNode {
  const { fields } = usePageContext().text.topicDefinitions;
  return (
    <div>
      <label for="id">{fields.id}</label>
      <input
        {...fieldAttributes('id', problems.id)}
        maxlength={60}
        autocapitalize="none"
        spellcheck={false}
        placeholder="climate-change"
        value={input.id}
      />
      <Problem name="id" problem={problems.id} />
    </div>
  );
}

function Parent({ edited, input, problems }: Filled & { readonly edited: string | null }): VNode {
  const { text, topics, language } = usePageContext();
  const { fields } = text.topicDefinitions;
  const offered = topics.filter(({ id }) => id !== edited);
  return (
    <div>
      <label for="parent">{fields.parent}</label>
      <select {...fieldAttributes('parent', problems.parent)}>
        <option value="">{fields.noParent}</option>
        {offered.map(({ id, names }) => (
          <option key={id} value={id} selected={id === input.parent}>
            {names[language]}
          </option>
        ))}
      </select>
      <Problem name="parent" problem={problems.parent} />
    </div>
  );
}
