import type { VNode } from 'preact';
import { dayOf, longDay } from '../i18n/dates.ts';
import { usePageContext } from '../page-context.ts';
import type { Report } from './fold-repeats.ts';
import { isFirst, type ReportsContext, StoryReport } from './story-report.tsx';

type StoryDayProps = {
  /** Of one day, newest first; at least one. */
  readonly reports: readonly Report[];
  readonly context: ReportsContext;
};

export function StoryDay({ reports, context }: StoryDayProps): VNode | null {
  const [newest] = reports;
  if (!newest) return null;
  return (
    <section class="day">
      <DayHeading at={newest.article.publishedAt} />
      <ol>
        {reports.map((report) => (
          <li
            key={report.article.id}
            class={isFirst(report.article, context) ? 'first' : undefined}
          >
            <StoryReport report={report} context={context} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function DayHeading({ at }: { readonly at: string }): VNode {
  const context = usePageContext();
  const day = dayOf(new Date(at), context.zone);
  const named = nameDay(day, dayOf(context.now, context.zone), context.text.dates);
  return (
    <h3>
      <time datetime={day}>
        {named && `${named}, `}
        {longDay(new Date(at), context)}
      </time>
    </h3>
  );
}

function nameDay(
  day: string,
  today: string,
  names: { readonly today: string; readonly yesterday: string },
): string | null {
  const daysAgo = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  if (daysAgo === 0) return names.today;
  return daysAgo === 1 ? names.yesterday : null;
}
