import type { VNode } from 'preact';
import type { FirstReport } from '../../story-overview/first-report.ts';
import { articlePath } from '../href.ts';
import type { Dictionary } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import { Sentence } from '../components/sentence.tsx';
import { When } from '../components/when.tsx';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Who had the story first, and how long before the next; nothing while there is no other. */
export function WhoHadItFirst({ first }: { readonly first: FirstReport | null }): VNode | null {
  const { text } = usePageContext();
  if (!first?.next) return null;
  const { next, aheadMs } = first;
  const time = aheadMs === null ? null : span(aheadMs, text);
  const aboutNext = (name: string) =>
    time === null ? text.storyOverview.next(name) : text.storyOverview.ahead(name, time);
  return (
    <section class="block" aria-labelledby="had-it-first">
      <h2 id="had-it-first">{text.storyOverview.hadItFirst}</h2>
      <p>
        <a href={articlePath(first.articleId)}>
          <Sentence about={text.storyOverview.firstBy} name={first.sourceName || first.sourceId} />
        </a>
        {', '}
        <a href={articlePath(next.articleId)}>
          <Sentence about={aboutNext} name={next.sourceName || next.sourceId} />
        </a>
      </p>
      <p class="facts">
        <When at={first.publishedAt} as="absolute" />
      </p>
    </section>
  );
}

/** Null within a minute. */
function span(ms: number, { storyOverview }: Dictionary): string | null {
  if (ms < minuteMs) return null;
  if (ms < hourMs) return storyOverview.minutes(Math.floor(ms / minuteMs));
  if (ms < 2 * dayMs) return storyOverview.hours(Math.floor(ms / hourMs));
  return storyOverview.days(Math.floor(ms / dayMs));
}
