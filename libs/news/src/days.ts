import { normalise } from './normalise.ts';

/** A day of the Gregorian calendar that exists; months from 1. */
export type Day = { year: number; month: number; day: number };

type Reading = (now: Date, ...groups: string[]) => Day | null;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dayMs = 86_400_000;

/** The first pattern that finds a day decides, so the more explicit ones stand first. */
const readings: [RegExp, Reading][] = [
  [
    /(?<!\d)(\d{4})-(\d{3})(?!\d)/u,
    (_, year, dayOfYear) => ordinal(Number(year), Number(dayOfYear)),
  ],
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u, (_, y, m, d) => existingDay(y, m, d)],
  [/(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?!\d)/u, (_, d, m, y) => dayFirst(y, m, d)],
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-., ]*(?:of )?([a-z]{3,9})[-., ]*(\d{4}|\d\d)(?!\d)/u,
    (_, d, m, y) => dayNamed(y, m, d),
  ],
  [
    /([a-z]{3,9})[-. ]*(\d{1,2})(?:st|nd|rd|th)?[-., ]+(\d{4})(?!\d)/u,
    (_, m, d, y) => dayNamed(y, m, d),
  ],
  [
    /(?<!\d)(\d{1,2}) ?[-/,]? ?(?:tháng|thg|th) ?\.?(\d{1,2})[-/, ]*(?:năm )?(\d{4})/u,
    (_, d, m, y) => existingDay(y, m, d),
  ],
  [/^(\d{4})(\d\d)(\d\d)$/u, (_, y, m, d) => existingDay(y, m, d)],
  [/^(\d{4})-(\d\d)$/u, (_, y, m) => existingDay(y, m, '1')],
  [/^(\d{4})$/u, (_, y) => existingDay(y, '1', '1')],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/u, (now, d, m) => withoutYear(now, m, d)],
];

/** The day named in a text from which the time of day has been taken; null if there is none, or
 *  if there is no such day. Weekdays are not read: feeds get them wrong. */
export function readDay(text: string, now: Date): Day | null {
  const line = normalise(text).toLowerCase().replace(/\s+/gu, ' ').trim();
  for (const [pattern, read] of readings) {
    const match = pattern.exec(line);
    const day = match && read(now, ...match.slice(1));
    if (day) return day;
  }
  return null;
}

/** Null where there is no such day, or where the year is a default value rather than a year. */
export function existingDay(year = '', month = '', day = ''): Day | null {
  const found = { year: fullYear(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(found.year, found.month - 1, found.day));
  const exists = date.getUTCMonth() === found.month - 1 && date.getUTCDate() === found.day;
  return exists && found.year >= 100 ? found : null;
}

/** RFC 2822, section 4.3. */
function fullYear(year: string): number {
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < 50 ? 2000 : 1900);
}

function dayFirst(year = '', month = '', day = ''): Day | null {
  return existingDay(year, month, day) ?? existingDay(year, day, month);
}

/** With the month's English name or its first three letters, in any case. */
export function dayNamed(year = '', name = '', day = ''): Day | null {
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? existingDay(year, String(month), day) : null;
}

function ordinal(year: number, dayOfYear: number): Day | null {
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  if (date.getUTCFullYear() !== year || year < 100) return null;
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function withoutYear(now: Date, month = '', day = ''): Day | null {
  const thisYear = existingDay(String(now.getUTCFullYear()), month, day);
  if (!thisYear) return null;
  const at = Date.UTC(thisYear.year, thisYear.month - 1, thisYear.day);
  return at <= now.getTime() + dayMs
    ? thisYear
    : existingDay(String(thisYear.year - 1), month, day);
}
