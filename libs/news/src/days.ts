import { monthNamed, vietnameseMonth, vietnameseMonthPattern } from './months.ts';

/** A day of the Gregorian calendar that exists; months from 1. */
export type Day = { year: number; month: number; day: number };

type Reading = (now: Date, ...groups: string[]) => Day | null;

const dayMs = 86_400_000;

const monthWord = String.raw`(\p{L}[\p{L}\p{M}.]{1,19})`;
/** Arab outlets name a month twice: "سبتمبر/أيلول". */
const otherName = String.raw`(?:\/[\p{L}\p{M}]{2,20}(?: [\p{L}\p{M}]{2,20})?)?`;
const vietnameseMonthOf = String.raw`(?:thang|thg|th)[ .]{0,2}(${vietnameseMonthPattern})(?!\p{L})`;
const ordinal = String.raw`(?:st|nd|rd|th|er|o|a)?`;

/** The first pattern that finds a day decides, so the more explicit ones stand first. */
const readings: [RegExp, Reading][] = [
  [
    /(?<!\d)(\d{4})-(\d{3})(?!\d)/u,
    (_, year, dayOfYear) => dayNumbered(Number(year), Number(dayOfYear)),
  ],
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u, (_, y, m, d) => existingDay(y, m, d)],
  [/(?<!\d)(\d{4})\. (\d{1,2})\. (\d{1,2})(?!\d)/u, (_, y, m, d) => existingDay(y, m, d)],
  [/(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?!\d)/u, (_, d, m, y) => dayFirst(y, m, d)],
  [
    /(?<!\d)(\d{1,2}) ?([/.]) ?(\d{1,2}) ?\2 ?(\d{4})(?!\d)/u,
    (_, d, _sign, m, y) => dayFirst(y, m, d),
  ],
  [
    new RegExp(
      String.raw`(?<!\d)(\d{1,2})[ ,/.-]{0,3}${vietnameseMonthOf}[ ,/.-]{0,3}(?:nam )?(\d{4})(?!\d)`,
      'u',
    ),
    (_, d, m, y) => vietnameseDay(y, m, d),
  ],
  [
    new RegExp(String.raw`${vietnameseMonthOf},? (\d{1,2}),? (?:nam )?(\d{4})(?!\d)`, 'u'),
    (_, m, d, y) => vietnameseDay(y, m, d),
  ],
  [
    new RegExp(
      String.raw`(?<!\d)(\d{1,2})${ordinal}[-., ]{0,3}(?:(?:of|de|di|den) )?${monthWord}${otherName}[-,' ]{0,3}(?:(?:de|del) )?(\d{4}|\d\d)(?!\d)`,
      'u',
    ),
    (_, d, m, y) => dayNamed(y, m, d),
  ],
  [
    new RegExp(String.raw`${monthWord}[- ]{0,2}(\d{1,2})${ordinal}[-., ]{1,3}(\d{4})(?!\d)`, 'u'),
    (_, m, d, y) => dayNamed(y, m, d),
  ],
  [
    new RegExp(String.raw`(?<!\d)(\d{4})[-., ]{1,3}${monthWord}[- ]{1,3}(\d{1,2})(?!\d)`, 'u'),
    (_, y, m, d) => dayNamed(y, m, d),
  ],
  [/^(\d{4})(\d\d)(\d\d)$/u, (_, y, m, d) => existingDay(y, m, d)],
  [/^(\d{4})-(\d\d)$/u, (_, y, m) => existingDay(y, m, '1')],
  [/^(\d{4})$/u, (_, y) => existingDay(y, '1', '1')],
  [
    new RegExp(String.raw`(?<!\d)(\d{1,2})[ ,/.-]{0,3}${vietnameseMonthOf}(?![\d/])`, 'u'),
    (now, d, m = '') => withoutYear(now, vietnameseMonth(m), d),
  ],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/u, (now, d, m) => withoutYear(now, Number(m), d)],
  // With nothing but a weekday before it: "5 may" stands in prose as well.
  [
    new RegExp(
      String.raw`^(?:[\p{L}\p{M}]{2,12}[.,]{0,2} )?(\d{1,2})${ordinal}[-., ]{1,2}${monthWord}$`,
      'u',
    ),
    (now, d, m = '') => withoutYear(now, monthNamed(m), d),
  ],
  [
    new RegExp(
      String.raw`^(?:[\p{L}\p{M}]{2,12}[.,]{0,2} )?${monthWord}[- ]{1,2}(\d{1,2})${ordinal}$`,
      'u',
    ),
    (now, m = '', d) => withoutYear(now, monthNamed(m), d),
  ],
];

/** The day named in a folded text (`fold`) from which the time of day has been taken; null if there is
 *  none, or if there is no such day. Weekdays are not read: feeds get them wrong. */
export function readDay(text: string, now: Date): Day | null {
  const line = text.replace(/\s+/gu, ' ').replace(/^[ ,.|–-]{1,9}|[ ,.|–-]{1,9}$/gu, '');
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

/** The Buddhist calendar of Thailand is ahead by so much; nobody else is in that century. */
const buddhistYears = 543;

/** Two digits as in RFC 2822, section 4.3. */
function fullYear(year: string): number {
  if (year.length <= 2) return Number(year) + (Number(year) < 50 ? 2000 : 1900);
  return Number(year) - (/^2[45]/u.test(year) ? buddhistYears : 0);
}

function dayFirst(year = '', month = '', day = ''): Day | null {
  return existingDay(year, month, day) ?? existingDay(year, day, month);
}

function vietnameseDay(year = '', month = '', day = ''): Day | null {
  return existingDay(year, String(vietnameseMonth(month)), day);
}

/** With the month's name, see `monthNamed`, or as Vietnamese counts them: "25 Tư 2026". */
export function dayNamed(year = '', name = '', day = ''): Day | null {
  return existingDay(year, String(monthNamed(name) ?? vietnameseMonth(name)), day);
}

function dayNumbered(year: number, dayOfYear: number): Day | null {
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  if (date.getUTCFullYear() !== year || year < 100) return null;
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function withoutYear(now: Date, month: number | null, day = ''): Day | null {
  const thisYear = existingDay(String(now.getUTCFullYear()), String(month ?? 0), day);
  if (!thisYear) return null;
  const at = Date.UTC(thisYear.year, thisYear.month - 1, thisYear.day);
  return at <= now.getTime() + dayMs
    ? thisYear
    : existingDay(String(thisYear.year - 1), String(month), day);
}
