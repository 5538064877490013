import type { TopicCorrection } from '@newsline/contracts';
import type { VNode } from 'preact';
import { verdictOf } from '../../corrections/correct-topics.ts';
import { Facts } from '../components/facts.tsx';
import { When } from '../components/when.tsx';
import { takeBack } from '../corrections/correction-forms.ts';
import { Undo } from '../corrections/undo.tsx';
import { usePageContext } from '../page-context.ts';

const correct = '/operator/corrections/correct';

type TopicOfArticle = { readonly articleId: string; readonly topic: string };

/** Whether an article rightly has a topic. */
export function RightOrWrong({ articleId, topic }: TopicOfArticle): VNode {
  const { corrections } = usePageContext().text;
  const described = { 'aria-describedby': `topic-${topic}` };
  return (
    <form class="actions" method="post" action={correct}>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="topic" value={topic} />
      <button type="submit" name="belongs" value="yes" {...described}>
        {corrections.right}
      </button>
      <button type="submit" name="belongs" value="no" {...described}>
        {corrections.wrong}
      </button>
    </form>
  );
}

/** What was said of a topic. */
export function Corrected({ correction }: { readonly correction: TopicCorrection }): VNode {
  const { articleId, topic, by, at } = correction;
  const { corrections } = usePageContext().text;
  return (
    <>
      <Facts>
        {corrections.said[verdictOf(correction)]}
        {by}
        <When at={at} />
      </Facts>
      <Undo action={takeBack} fields={{ articleId, topic }} describedBy={`topic-${topic}`} />
    </>
  );
}

type AddTopicProps = { readonly articleId: string; readonly given: ReadonlySet<string> };

/** A topic that an article should have. */
export function AddTopic({ articleId, given }: AddTopicProps): VNode | null {
  const { topics, language, text } = usePageContext();
  const missing = topics.filter(({ id }) => !given.has(id));
  if (missing.length === 0) return null;
  return (
    <form class="actions" method="post" action={correct}>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="belongs" value="yes" />
      <select name="topic" required aria-label={text.corrections.missing}>
        <option value="">{text.corrections.missing}</option>
        {missing.map(({ id, names }) => (
          <option key={id} value={id}>
            {names[language]}
          </option>
        ))}
      </select>
      <button type="submit">{text.corrections.add}</button>
    </form>
  );
}
