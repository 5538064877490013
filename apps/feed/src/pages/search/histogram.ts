import { nextDay } from '../i18n/dates.ts';

export type DayCount = { readonly day: string; readonly count: number };

export type BarUnit = 'day' | 'week' | 'month' | 'year';

/** A period of whole days, the last one included. Without `from` or `to` it is open there: what is
 *  older, or dated in the future, belongs to it as well. */
export type Bar = {
  readonly first: string;
  readonly last: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly count: number;
};

export type Histogram = { readonly unit: BarUnit; readonly bars: readonly Bar[] };

/** More are too thin to point at in the narrow column. */
const mostBars = 36;

/** What the bars must hold by themselves, without what is older: of all matches this much. A single
 *  article of 1970 does not make of everything else one bar. */
const enough = 0.95;

const units: readonly BarUnit[] = ['day', 'week', 'month', 'year'];

/** How many matches were published when, in the finest unit in which bars up to today hold nearly
 *  all. Periods without a match are bars too.
 *  @param days oldest first
 *  @param today the day that ends the last bar, unless all are older */
export function histogramOf(days: readonly DayCount[], today: string): Histogram {
  const [oldest, newest] = [days[0]?.day, days.at(-1)?.day];
  if (oldest === undefined || newest === undefined) return { unit: 'day', bars: [] };
  const all = days.reduce((sum, { count }) => sum + count, 0);
  const end = [newest, today].sort()[0] ?? today;
  const of = (unit: BarUnit): Histogram => {
    const starts = startsBackFrom(startOf(end, unit), unit, oldest);
    return { unit, bars: starts.map((start, index) => barAt(start, unit, index, starts, days)) };
  };
  const isEnough = ({ bars }: Histogram): boolean => {
    const folded = bars[0]?.from === undefined ? (bars[0]?.count ?? 0) : 0;
    return all - folded >= enough * all;
  };
  return units.map(of).find(isEnough) ?? of('year');
}

/** Of the bars up to the one that begins at `latest`, as many as there may be, oldest first. */
function startsBackFrom(latest: string, unit: BarUnit, oldest: string): readonly string[] {
  const starts = [latest];
  while ((starts[0] ?? '') > oldest && starts.length < mostBars) {
    starts.unshift(startOf(addDays(starts[0] ?? latest, -1), unit));
  }
  return starts;
}

function barAt(
  start: string,
  unit: BarUnit,
  index: number,
  starts: readonly string[],
  days: readonly DayCount[],
): Bar {
  const next = starts[index + 1];
  const last = addDays(next ?? startOfNext(start, unit), -1);
  const isOpenBefore = index === 0 && (days[0]?.day ?? start) < start;
  const isOpenAfter = next === undefined && (days.at(-1)?.day ?? last) > last;
  const count = days
    .filter(({ day }) => (isOpenBefore || day >= start) && (isOpenAfter || day <= last))
    .reduce((sum, one) => sum + one.count, 0);
  const from = isOpenBefore ? undefined : start;
  return { first: start, last, from, to: isOpenAfter ? undefined : last, count };
}

/** The first day of the unit that a day is in. Weeks begin on Monday (ISO 8601). */
function startOf(day: string, unit: BarUnit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return `${day.slice(0, 8)}01`;
  if (unit === 'year') return `${day.slice(0, 5)}01-01`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** @param start the first day of the unit */
function startOfNext(start: string, unit: BarUnit): string {
  if (unit === 'day') return nextDay(start);
  if (unit === 'week') return addDays(start, 7);
  return startOf(addDays(start, unit === 'month' ? 31 : 366), unit);
}

function addDays(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}
