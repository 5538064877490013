import type { ArticlePreview } from '../read-model/news-read-model.ts';
import { voiceOf } from '../read-model/story-outlets.ts';
import type { StorySample } from './story-sample.ts';

/** Which outlet reported how often in which hours. */
export type Coverage = {
  /** When the first period begins; ISO 8601. */
  readonly from: string;
  /** How long each period is. */
  readonly periodHours: number;
  /** How many periods there are; 48 at most. */
  readonly periods: number;
  /** Those of the first report first, twelve at most. */
  readonly outlets: readonly OutletCoverage[];
  /** The other outlets together; null: all are named. */
  readonly others: { readonly outlets: number; readonly counts: readonly number[] } | null;
  /** The periods of which not all articles are counted, first and last; null: none. */
  readonly gap: { readonly first: number; readonly last: number } | null;
};

export type OutletCoverage = {
  readonly outlet: string;
  readonly name: string;
  /** Articles by period. */
  readonly counts: readonly number[];
};

const mostPeriods = 48;
const mostOutlets = 12;
const hourMs = 3_600_000;
const dayHours = 24;
const dayMs = dayHours * hourMs;
/** Longer ones are doubled weeks. */
const periodLengths = [1, 2, 3, 6, 12, dayHours, 2 * dayHours, 7 * dayHours];

/** When the day of an instant begins; both in ms since 1970. */
export type StartOfDay = (at: number) => number;

export const startOfUtcDay: StartOfDay = (at) => at - (((at % dayMs) + dayMs) % dayMs);

/** Null without articles.
 *  @param startOfDay where periods of several hours begin */
export function coverageOf(
  { articles, gap }: Pick<StorySample, 'articles' | 'gap'>,
  startOfDay: StartOfDay,
): Coverage | null {
  const times = articles.map(({ publishedAt }) => Date.parse(publishedAt));
  if (times.length === 0) return null;
  const { from, periodHours } = periodsOf(Math.min(...times), Math.max(...times), startOfDay);
  const periodAt = (at: number) => Math.floor((at - from) / (periodHours * hourMs));
  const periods = periodAt(Math.max(...times)) + 1;
  const countsOf = (its: readonly ArticlePreview[]): number[] => {
    const counts = Array.from({ length: periods }, () => 0);
    for (const { publishedAt } of its) {
      const period = periodAt(Date.parse(publishedAt));
      counts[period] = (counts[period] ?? 0) + 1;
    }
    return counts;
  };
  const byVoice = [...Map.groupBy(articles, voiceOf)].sort(([, a], [, b]) => b.length - a.length);
  const named = byVoice.length > mostOutlets ? byVoice.slice(0, mostOutlets - 1) : byVoice;
  const others = byVoice.slice(named.length);
  return {
    from: new Date(from).toISOString(),
    periodHours,
    periods,
    outlets: named
      .map(([outlet, its]) => ({ outlet, name: nameOf(its), counts: countsOf(its) }))
      .sort((a, b) => firstPeriod(a) - firstPeriod(b)),
    others:
      others.length === 0
        ? null
        : { outlets: others.length, counts: countsOf(others.flatMap(([, its]) => its)) },
    gap: gap && { first: periodAt(Date.parse(gap.from)), last: periodAt(Date.parse(gap.to)) },
  };
}

/** The shortest periods of which there are not too many, counted from the beginning of the first day. */
function periodsOf(first: number, last: number, startOfDay: StartOfDay) {
  const midnight = startOfDay(first);
  for (let index = 0; ; index++) {
    const known = periodLengths[index];
    const periodHours = known ?? 7 * dayHours * 2 ** (index - periodLengths.length + 1);
    const lengthMs = periodHours * hourMs;
    const from = midnight + Math.floor((first - midnight) / lengthMs) * lengthMs;
    if ((last - from) / lengthMs < mostPeriods) return { from, periodHours };
  }
}

/** As most of its articles call it: an outlet may have several feeds. */
function nameOf(articles: readonly ArticlePreview[]): string {
  const names = [...Map.groupBy(articles, ({ sourceName }) => sourceName)];
  return names.reduce((most, one) => (one[1].length > most[1].length ? one : most))[0];
}

function firstPeriod({ counts }: OutletCoverage): number {
  return counts.findIndex((count) => count > 0);
}
