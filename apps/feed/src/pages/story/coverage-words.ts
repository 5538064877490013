import type { Coverage } from '../../story-overview/coverage.ts';
import { absolute, shortDay } from '../i18n/dates.ts';
import type { PageContext } from '../page-context.ts';

const hourMs = 3_600_000;
const dayHours = 24;
const mostNamed = 3;

/** When a period begins, or, of the one behind the last, when the last ends. */
export function periodAt(
  { from, periodHours }: Coverage,
  period: number,
  context: PageContext,
): string {
  const at = new Date(Date.parse(from) + period * periodHours * hourMs);
  return periodHours < dayHours ? absolute(at, context) : shortDay(at, context);
}

/** The whole picture in a few sentences, for those who do not see it. */
export function coverageInWords(coverage: Coverage, context: PageContext): string {
  const { storyOverview } = context.text;
  const { outlets, others, periods, periodHours, gap } = coverage;
  const rows = outlets.map(({ name, counts }) => ({ name, articles: sum(counts) }));
  const named = rows
    .toSorted((a, b) => b.articles - a.articles)
    .slice(0, mostNamed)
    .map(({ name, articles }) => `${name} (${context.text.counts.number(articles)})`);
  const all = rows.reduce((total, { articles }) => total + articles, sum(others?.counts ?? []));
  return [
    storyOverview.coverageOf(
      outlets.length + (others?.outlets ?? 0),
      all,
      periodAt(coverage, 0, context),
      periodAt(coverage, periods, context),
    ),
    storyOverview.perPeriod(periodHours),
    storyOverview.most(named.join(', ')),
    ...(gap ? [`${storyOverview.notCounted}: ${gapInWords(coverage, context)}.`] : []),
  ].join(' ');
}

/** Between which periods articles are left out. */
export function gapInWords(coverage: Coverage, context: PageContext): string {
  const { first, last } = coverage.gap ?? { first: 0, last: 0 };
  return `${periodAt(coverage, first, context)} – ${periodAt(coverage, last + 1, context)}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
