import type { Day } from './days.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** By the first letters of the folded word, the longer ones first. A month and a year are as long as they
 *  are on average. */
const units: readonly (readonly [name: string, ms: number])[] = [
  ['giay', secondMs], ['phut', minuteMs], ['gio', hourMs], ['tieng', hourMs],
  ['ngay', dayMs], ['hom', dayMs], ['tuan', 7 * dayMs], ['thang', 30.44 * dayMs], ['nam', 365.25 * dayMs],
  ['sec', secondMs], ['min', minuteMs], ['hour', hourMs], ['hr', hourMs],
  ['day', dayMs], ['week', 7 * dayMs], ['wk', 7 * dayMs], ['month', 30.44 * dayMs],
  ['year', 365.25 * dayMs], ['yr', 365.25 * dayMs],
  ['mo', 30.44 * dayMs], ['s', secondMs], ['m', minuteMs], ['h', hourMs],
  ['d', dayMs], ['w', 7 * dayMs], ['y', 365.25 * dayMs],
]; // prettier-ignore

const unit = String.raw`(${units.map(([name]) => `${name}${name.length > 2 ? 's?' : ''}`).join('|')}|secs?|seconds?|minutes?|hrs?|yrs?|wks?)`;
const count = String.raw`(\d{1,4}|an?|one|mot|hai|ba|two|three)`;
const agoPattern = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${count} ?${unit},? (?:va |and )?)?${count} ?${unit} (?:ago|truoc)(?!\p{L})`,
  'u',
);
const nowPattern = /(?<!\p{L})(?:vua xong|vua dang|just now|right now)(?!\p{L})/u;

const counts = new Map([
  ['a', 1], ['an', 1], ['one', 1], ['mot', 1], ['hai', 2], ['two', 2], ['ba', 3], ['three', 3],
]); // prettier-ignore

/** The instant of "5 giờ trước", "1 hour, 20 minutes ago" or "vừa xong" in a folded line; null where it
 *  says nothing of the kind. */
export function timeAgo(line: string, now: Date): Date | null {
  if (nowPattern.test(line)) return new Date(now);
  const ago = agoPattern.exec(line);
  if (!ago) return null;
  const ms = durationOf(ago[1], ago[2]) + durationOf(ago[3], ago[4]);
  return new Date(now.getTime() - ms);
}

function durationOf(amount: string | undefined, name: string | undefined): number {
  if (amount === undefined || name === undefined) return 0;
  const ms = units.find(([beginning]) => name.startsWith(beginning))?.[1] ?? 0;
  return (counts.get(amount) ?? Number(amount)) * ms;
}

const days: readonly (readonly [pattern: RegExp, daysBack: number])[] = [
  [/(?<!\p{L})(?:hom nay|today|sang nay|chieu nay|toi nay)(?!\p{L})/u, 0],
  [/(?<!\p{L})(?:hom qua|yesterday|toi qua)(?!\p{L})/u, 1],
  [/(?<!\p{L})(?:hom kia|day before yesterday)(?!\p{L})/u, 2],
];

/** The day that "hôm nay" or "yesterday" means in a folded line; null where it says none.
 *  @param localMs what the clocks of its zone show, counted as if it were UTC */
export function spokenDay(line: string, localMs: number): Day | null {
  const back = days.findLast(([pattern]) => pattern.test(line))?.[1];
  if (back === undefined) return null;
  const date = new Date(localMs - back * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
