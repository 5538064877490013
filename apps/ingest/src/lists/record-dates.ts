import { oneLine, readDate } from '@newsline/news';
import { dateInAddress } from '../pages/address-date.ts';
import { dateMark } from '../pages/date-lines.ts';

export type DateContext = { readonly now: Date; readonly zone: string };

export type RecordDate = {
  readonly at: Date;
  /** As written. */
  readonly raw: string;
  /** It says only which day, or how long ago. */
  readonly isVague: boolean;
  readonly zone: 'given' | 'assumed';
};

const longestLine = 320;
/** Of a text that may be nothing but a date. */
const longestDate = 32;
const fewestDigits = 5;
const dayAndMonth =
  /^(?:\p{L}{2,12}[.,]{0,2} )?(?:\d{1,2}(?:st|nd|rd|th)?[ .,-]{0,2}\p{L}{2,12}\.?(?: \d{1,2})?|\p{L}{3,12}\.?[ -]\d{1,2}(?:st|nd|rd|th)?|\d{1,2}月 ?\d{1,2}日)$/iu;
/** Said from today, with or without a time of day. */
const spoken =
  /^(?:vừa xong|hôm (?:qua|nay|kia)|(?:sáng|chiều|tối) (?:nay|qua)|just now|yesterday|today)(?!\p{L})|(?<!\p{L})(?:ago|trước)$/iu;
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
const earliest = Date.UTC(1990, 0, 1);
const dayMs = 86_400_000;

/** The value that a program has written for programs. */
export function machineDate(value: string, context: DateContext): RecordDate | null {
  return read(value, context);
}

/** The date of a line that is there for it ("Thứ hai, 23/11/2026, 08:15", "5 giờ trước", "29 Nov");
 *  null of any other.
 *  @param under the heading above, which may name the year, or the month, that the line leaves out */
export function shownDate(text: string, under: string, context: DateContext): RecordDate | null {
  const line = oneLine(text.slice(0, longestLine + 1));
  if (line.length > longestLine || !(/\p{Nd}/u.test(line) || spoken.test(line))) return null;
  if (under !== '' && /^\d{1,2}$/u.test(line)) return read(`${line} ${under}`, context);
  const mark = dateMark(line, context);
  if (mark?.at && mark.rest === '') return read(line, context) ?? dated(mark.at, line, false);
  if (mark?.at) return dated(mark.at, line, false);
  const isDate =
    mark !== null ||
    (line.length <= longestDate &&
      (dayAndMonth.test(line) || spoken.test(line) || isMostlyDigits(line)));
  if (!isDate) return null;
  const named = year.test(line) ? null : year.exec(under)?.[0];
  return (named ? read(`${withoutYear(line)} ${named}`, context) : null) ?? read(line, context);
}

/** A line without the date that stands at its beginning or end. */
export function withoutDate(line: string, context: DateContext): string {
  return line.length > longestLine ? line : (dateMark(line, context)?.rest ?? line);
}

/** The first day of the month that a heading names, where nothing says more. */
export function monthOfHeading(under: string, context: DateContext): RecordDate | null {
  return under === '' ? null : read(`1 ${under}`, context);
}

/** The day in an article's address. */
export function addressDate(url: string, context: DateContext): RecordDate | null {
  const at = dateInAddress([url], context);
  return at && dated(at, url, true);
}

function read(text: string, context: DateContext): RecordDate | null {
  const found = readDate(text.replace(/^[\s[(]+|[\s\])]+$/gu, ''), context);
  if (!found || found.at.getTime() < earliest) return null;
  return { at: found.at, raw: text, isVague: !found.exact, zone: found.zone };
}

function dated(at: Date, raw: string, isVague: boolean): RecordDate | null {
  return at.getTime() < earliest ? null : { at, raw, isVague, zone: 'assumed' };
}

/** "29/11" with its year is "29/11/2024", "Nov 29" is "Nov 29 2024". */
function withoutYear(line: string): string {
  return line.replace(/^(\d{1,2})([/.-])(\d{1,2})$/u, '$1 tháng $3');
}

function isMostlyDigits(line: string): boolean {
  return (line.match(/\p{Nd}/gu)?.length ?? 0) >= fewestDigits && !/[.,]\d{3}(?!\d)/u.test(line);
}

/** A day that is still to come is one of an event, not of an article. */
export function isAhead({ at }: RecordDate, { now }: DateContext): boolean {
  return at.getTime() > now.getTime() + dayMs;
}
