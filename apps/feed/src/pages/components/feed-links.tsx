import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { feedFormats, feedHref, type FeedAddress } from '../href.ts';

/** For people; programs find the same addresses in the head of the page. */
export function FeedLinks({ feed }: { readonly feed: FeedAddress }): VNode {
  const { text } = usePageContext();
  return (
    <p class="feeds">
      {feed.follow ?? text.feeds.follow}:{' '}
      {feedFormats.map(({ ending, name, type }, index) => (
        <span key={ending}>
          {index > 0 && ' · '}
          <a href={feedHref(feed, ending)} type={type}>
            {name}
          </a>
        </span>
      ))}
    </p>
  );
}
