import type { VNode } from 'preact';
import { dayOf, shortDay } from '../i18n/dates.ts';
import { usePageContext, type PageContext } from '../page-context.ts';
import { type Asked, daysOf, wordsWithout } from './asked.ts';
import { type Bar, type BarUnit, type DayCount, histogramOf } from './histogram.ts';
import { searchHref } from './search-links.ts';

/** When the matches were published, as bars: each is a link to those of its period.
 *  `assets/histogram.js` lets a reader drag over them. */
export function PublishedWhen(props: {
  readonly asked: Asked;
  readonly days: readonly DayCount[];
}): VNode | null {
  const context = usePageContext();
  const { text } = context;
  const { unit, bars } = histogramOf(props.days, dayOf(context.now, context.zone));
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last || bars.length < 2) return null;
  const { query } = props.asked;
  const q = wordsWithout(props.asked, ['after', 'before']);
  const chosen = daysOf(props.asked, context.zone);
  const most = Math.max(...bars.map(({ count }) => count));
  return (
    <section class="facet when" aria-labelledby="when">
      <h2 id="when">{text.search.when}</h2>
      <ol class="bars">
        {bars.map((bar) => (
          <li
            key={bar.first}
            data-from={bar.from}
            data-to={bar.to}
            data-name={nameOf(bar, unit, context)}
          >
            {bar.count > 0 && (
              <a
                href={searchHref(query, { q, from: bar.from, to: bar.to })}
                aria-current={isWithin(bar, chosen) ? 'true' : undefined}
                title={`${nameOf(bar, unit, context)}: ${text.counts.articles(bar.count)}`}
                rel="nofollow"
              >
                <span class="unseen">
                  {nameOf(bar, unit, context)}: {text.counts.articles(bar.count)}
                </span>
                <Column share={bar.count / most} />
              </a>
            )}
          </li>
        ))}
      </ol>
      <p class="ends" data-hint={text.search.brush}>
        <span>{nameOf(first, unit, context)}</span> <span>{nameOf(last, unit, context)}</span>
      </p>
    </section>
  );
}

const height = 48;

/** Drawn as SVG, for attributes may say how high it is where the policy of the pages forbids styles. */
function Column({ share }: { readonly share: number }): VNode {
  const column = Math.max(2, Math.round(height * share));
  return (
    <svg viewBox={`0 0 1 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <rect width="1" height={column} y={height - column} />
    </svg>
  );
}

function isWithin({ first, last }: Bar, { from, to }: ReturnType<typeof daysOf>): boolean {
  if (from === undefined && to === undefined) return false;
  return (from === undefined || first >= from) && (to === undefined || last <= to);
}

function nameOf({ first, last, from, to }: Bar, unit: BarUnit, context: PageContext): string {
  const { search } = context.text;
  const day = (of: string): string => shortDay(new Date(of), { ...context, zone: 'UTC' });
  if (from === undefined) return search.until(day(last));
  if (to === undefined) return search.since(day(first));
  return {
    day: day(first),
    week: search.week(day(first), day(last)),
    month: search.month(first.slice(5, 7), first.slice(0, 4)),
    year: search.year(first.slice(0, 4)),
  }[unit];
}
