import type { VNode } from 'preact';
import { When } from '../components/when.tsx';
import { externalHref, sourcePath } from '../href.ts';
import { usePageContext } from '../page-context.ts';
import type { Tried } from './operator-forms.ts';
import { WarningList } from './source-warnings.tsx';

/** What would come from a feed, before it is added. */
export function TriedSource({ feed, sourceId }: Extract<Tried, { kind: 'feed' }>): VNode {
  const { operator, counts } = usePageContext().text;
  const facts = [counts.articles(feed.articleCount), feed.language].filter(Boolean).join(' · ');
  return (
    <section aria-labelledby="tried" role="status">
      <h3 id="tried">
        {operator.tried}: <bdi>{feed.title || feed.url}</bdi>
      </h3>
      <p class="facts">
        {feed.url} · {facts}
      </p>
      {feed.readAs === 'list' && <p>{operator.triedList}</p>}
      {sourceId !== null && (
        <p>
          <a href={sourcePath(sourceId)}>{operator.isSource}</a>
        </p>
      )}
      <ol>
        {feed.articles.map(({ title, url, publishedAt }) => {
          const href = externalHref(url);
          return (
            <li key={`${url} ${title}`}>
              {href ? (
                <a href={href} rel="noopener external">
                  <bdi>{title}</bdi>
                </a>
              ) : (
                <bdi>{title}</bdi>
              )}{' '}
              {publishedAt !== null && <When at={publishedAt} />}
            </li>
          );
        })}
      </ol>
      <WarningList of={feed} />
    </section>
  );
}
