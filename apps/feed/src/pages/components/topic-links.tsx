import type { VNode } from 'preact';
import { isTopic, topicName, usePageContext } from '../page-context.ts';
import { topicPath } from '../href.ts';

/** What a story or article is about, above its headline. */
export function TopicLinks({ topics }: { readonly topics: readonly string[] }): VNode | null {
  const context = usePageContext();
  const shown = topics.filter((id) => isTopic(id, context));
  if (shown.length === 0) return null;
  return (
    <p class="kicker">
      {shown.map((id, index) => (
        <span key={id}>
          {index > 0 && ' / '}
          <a href={topicPath(id)}>{topicName(id, context)}</a>
        </span>
      ))}
    </p>
  );
}
