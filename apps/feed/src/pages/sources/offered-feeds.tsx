import type { OfferedFeed } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import type { SourceInput } from './operator-forms.ts';

type OfferedFeedsProps = {
  readonly feeds: readonly OfferedFeed[];
  /** What was filled in for the page that leads to them. */
  readonly input: SourceInput | undefined;
};

/** The feeds that a page leads to, each to be added as it is. */
export function OfferedFeeds({ feeds, input }: OfferedFeedsProps): VNode {
  const { operator } = usePageContext().text;
  return (
    <ul class="offered">
      {feeds.map(({ url, title }) => (
        <li key={url}>
          <form method="post" action="/operator/sources">
            <input type="hidden" name="url" value={url} />
            <input type="hidden" name="language" value={input?.language} />
            <input type="hidden" name="folders" value={input?.folders} />
            <input type="hidden" name="outlet" value={input?.outlet} />
            {input?.fullText && <input type="hidden" name="fullText" value="yes" />}
            <button type="submit">{operator.addThis}</button> <bdi>{title || url}</bdi>{' '}
            {title && <small>{url}</small>}
          </form>
        </li>
      ))}
    </ul>
  );
}
