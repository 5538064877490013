import { fold, normalise } from '@newsline/news';
import { isWithinYears } from '../http/query-parameters.ts';
import { dayOf, startOfDay } from '../pages/i18n/dates.ts';

/** An instant that a query names, and how it reads: a day in the reader's zone, or the instant. */
export type NamedInstant = {
  readonly at: string;
  readonly name: string;
  /** Another day it would be another instant. */
  readonly fromNow: boolean;
};

/** What `after:` and `before:` take, for who wrote something else. */
export const dayExamples = ['2026-11-25', '25/11/2026', '25/11', '2026-11', '2026', '7d', 'today'];

type Day = { readonly year: number; readonly month: number; readonly day: number };

const hourMs = 3_600_000;
const longest = 40;

const ago = /^(\d{1,4}) ?([a-z]{1,6})(?: ago| truoc)?$/u;
type Unit = 'hour' | 'day' | 'week' | 'month' | 'year';
const units: ReadonlyMap<string, Unit> = new Map(Object.entries({
  h: 'hour', hour: 'hour', hours: 'hour', gio: 'hour', g: 'hour',
  d: 'day', day: 'day', days: 'day', ngay: 'day', n: 'day', hom: 'day',
  w: 'week', week: 'week', weeks: 'week', tuan: 'week',
  m: 'month', mo: 'month', month: 'month', months: 'month', thang: 'month',
  y: 'year', year: 'year', years: 'year', nam: 'year',
} as const)); // prettier-ignore
const spoken: ReadonlyMap<string, number> = new Map(Object.entries({
  today: 0, homnay: 0, nay: 0, yesterday: 1, homqua: 1, qua: 1, homkia: 2,
})); // prettier-ignore

const year = /^(\d{4})$/u;
const yearMonth = /^(\d{4})[-/.](\d{1,2})$/u;
const monthYear = /^(\d{1,2})[-/.](\d{4})$/u;
const yearMonthDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u;
const dayMonthYear = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/u;
const dayMonth = /^(\d{1,2})[-/.](\d{1,2})$/u;
const instant = /^\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:\d\d)$/u;

/** The instant at which the day, month or year begins that is meant, in the zone. What is said from
 *  now (`7d`, `2 tuần`) begins with its day, or hour, so that it is the same for a while. A day without
 *  a year is the latest that is not to come. Null for what is no date, or of no year of four digits. */
export function readDay(text: string, now: Date, zone: string): NamedInstant | null {
  if (text.length > longest) return null;
  const plain = normalise(fold(text.trim()), 'NFKC').replace(/\s/gu, ' ');
  if (instant.test(plain)) return namedInstant(new Date(plain.toUpperCase()), false);
  const today = dayIn(now, zone);
  const hours = ago.exec(plain);
  if (hours && units.get(hours[2] ?? '') === 'hour') {
    const hour = Math.floor(now.getTime() / hourMs) - Number(hours[1]);
    return namedInstant(new Date(hour * hourMs), true);
  }
  const back = dayAgo(plain, today);
  const day = back ?? dayWritten(plain, today);
  const name = day && isoDay(day);
  if (!name || !isWithinYears(name)) return null;
  const at = startOfDay(name, zone)?.toISOString();
  if (at === undefined || !isWithinYears(at)) return null;
  return { at, name, fromNow: back !== null || dayMonth.test(plain) };
}

function namedInstant(date: Date, fromNow: boolean): NamedInstant | null {
  if (Number.isNaN(date.getTime()) || !isWithinYears(date.toISOString())) return null;
  return { at: date.toISOString(), name: date.toISOString(), fromNow };
}

function dayAgo(plain: string, today: Day): Day | null {
  const back = spoken.get(plain.replace(' ', ''));
  if (back !== undefined) return shifted(today, { days: -back });
  const [, count = '', name = ''] = ago.exec(plain) ?? [];
  const unit = units.get(name);
  const amount = Number(count);
  if (unit === 'day') return shifted(today, { days: -amount });
  if (unit === 'week') return shifted(today, { days: -7 * amount });
  if (unit === 'month') return shifted(today, { months: -amount });
  if (unit === 'year') return shifted(today, { months: -12 * amount });
  return null;
}

function dayWritten(plain: string, today: Day): Day | null {
  const iso = (yearMonthDay.exec(plain) ?? yearMonth.exec(plain) ?? year.exec(plain))?.slice(1);
  if (iso) return existing(Number(iso[0]), Number(iso[1] ?? 1), Number(iso[2] ?? 1));
  const month = monthYear.exec(plain);
  if (month) return existing(Number(month[2]), Number(month[1]), 1);
  const full = dayMonthYear.exec(plain);
  if (full) {
    const [, one = '', two = '', written = ''] = full;
    return dayFirst(Number(written.padStart(4, '20')), Number(one), Number(two));
  }
  const short = dayMonth.exec(plain);
  return short && latest(today, Number(short[1]), Number(short[2]));
}

/** Leap days have to be looked for up to eight years back (1896 to 1904). */
function latest(today: Day, one: number, two: number): Day | null {
  for (let year = today.year; year >= today.year - 8; year--) {
    const day = dayFirst(year, one, two);
    if (day && isoDay(day) <= isoDay(today)) return day;
  }
  return null;
}

/** The day before the month, unless that month is none. */
function dayFirst(year: number, one: number, two: number): Day | null {
  return two > 12 ? existing(year, one, two) : existing(year, two, one);
}

function existing(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? { year, month, day }
    : null;
}

/** A month has no more days than it has: a month before 31 March is 28 February. */
function shifted({ year, month, day }: Day, by: { days?: number; months?: number }): Day {
  const inMonth = new Date(Date.UTC(year, month - 1 + (by.months ?? 0), 1));
  const lastDay = new Date(
    Date.UTC(inMonth.getUTCFullYear(), inMonth.getUTCMonth() + 1, 0),
  ).getUTCDate();
  const days = Math.min(day, lastDay) + (by.days ?? 0);
  const date = new Date(Date.UTC(inMonth.getUTCFullYear(), inMonth.getUTCMonth(), days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

function dayIn(at: Date, zone: string): Day {
  const [year = 0, month = 0, day = 0] = dayOf(at, zone).split('-').map(Number);
  return { year, month, day };
}

function isoDay({ year, month, day }: Day): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
