import type { VNode } from 'preact';
import { topicName, usePageContext } from '../page-context.ts';
import { topicPath } from '../href.ts';

/** What a story or article is about, above its headline. */
export function TopicLinks({ topics }: { readonly topics: readonly string[] }): VNode | null {
  const context = usePageContext();
  if (topics.length === 0) return null;
  return (
    <p class="kicker">
      {topics.map((id, index) => (
        <span key={id}>
          {index > 0 && ' / '}
          <a href={topicPath(id)}>{topicName(id, context)}</a>
        </span>
      ))}
    </p>
  );
}
