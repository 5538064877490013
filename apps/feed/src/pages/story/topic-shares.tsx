import type { VNode } from 'preact';
import type { TopicShare } from '../../story-overview/shares.ts';
import { topicPath } from '../href.ts';
import { isTopic, topicName, usePageContext } from '../page-context.ts';

export function TopicShares(props: { readonly topics: readonly TopicShare[] }): VNode | null {
  const context = usePageContext();
  const { storyOverview } = context.text;
  const shown = props.topics.filter(({ topic }) => isTopic(topic, context));
  if (shown.length === 0) return null;
  return (
    <section class="block" aria-labelledby="topic-shares">
      <h2 id="topic-shares">{storyOverview.topics}</h2>
      <ul class="shares">
        {shown.map(({ topic, share }) => (
          <li key={topic}>
            <a href={topicPath(topic)}>{topicName(topic, context)}</a>{' '}
            <small>{storyOverview.ofArticles(Math.round(share * 100))}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
