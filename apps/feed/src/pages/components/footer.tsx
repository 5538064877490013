import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import type { FeedAddress } from '../href.ts';
import { FeedLinks } from './feed-links.tsx';

export function Footer({ feed }: { readonly feed: FeedAddress | undefined }): VNode {
  const { text, operator } = usePageContext();
  return (
    <footer class="foot">
      {feed && <FeedLinks feed={feed} />}
      <nav aria-label={text.nav.foot}>
        <ul>
          <li>
            <a href="/sources">{text.nav.sources}</a>
          </li>
          {operator && (
            <>
              <li>
                <a href="/dead-letters">{text.deadLetters.title}</a>
              </li>
              <li>
                <a href="/corrections">{text.corrections.title}</a>
              </li>
              <li>
                <a href="/topic-definitions">{text.topicDefinitions.title}</a>
              </li>
            </>
          )}
          <li>
            <a href="/topics">{text.nav.topics}</a>
          </li>
          <li>
            <a href="/docs">{text.nav.api}</a>
          </li>
        </ul>
      </nav>
      <p class="colophon">
        <strong>Newsline</strong>. {text.tagline}.
      </p>
    </footer>
  );
}
