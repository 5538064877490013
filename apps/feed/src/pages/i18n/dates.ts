import type { UiLanguage } from './i18n.ts';

/** How a reader wants to see an instant. `zone` is an IANA name: "Asia/Ho_Chi_Minh". */
export type DateStyle = { readonly language: UiLanguage; readonly zone: string };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Making a formatter costs more than a hundred uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const relatives = {
  vi: new Intl.RelativeTimeFormat('vi'),
  en: new Intl.RelativeTimeFormat('en'),
};

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

function parts(at: Date, zone: string): Record<string, string> {
  const format = formatter('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** "2026-02-12": the calendar day in the zone. Sorts by time. */
export function dayOf(at: Date, zone: string): string {
  const { year, month, day } = parts(at, zone);
  return `${year}-${month}-${day}`;
}

/** "14:05" */
export function clock(at: Date, zone: string): string {
  const { hour, minute } = parts(at, zone);
  return `${hour}:${minute}`;
}

/** "12/02/2026" in Vietnamese, "12 Feb 2026" in English. */
export function shortDay(at: Date, { language, zone }: DateStyle): string {
  if (language === 'en') {
    const format = { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' } as const;
    return formatter('en-GB', format).format(at);
  }
  const { year, month, day } = parts(at, zone);
  return `${day}/${month}/${year}`;
}

/** "12/02/2026 14:05" in Vietnamese, "12 Feb 2026, 14:05" in English. */
export function absolute(at: Date, style: DateStyle): string {
  const separator = style.language === 'vi' ? ' ' : ', ';
  return shortDay(at, style) + separator + clock(at, style.zone);
}

/** The same with the zone's name, for tooltips: "12/02/2026 14:05 GMT+7". */
export function exact(at: Date, style: DateStyle): string {
  const zoneName = formatter(style.language, { timeZone: style.zone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return zoneName ? `${absolute(at, style)} ${zoneName}` : absolute(at, style);
}

/** "Thứ Năm, 12/02/2026", "Thursday, 12 February 2026". */
export function longDay(at: Date, { language, zone }: DateStyle): string {
  if (language === 'en') {
    const format = { timeZone: zone, dateStyle: 'full' } as const;
    return formatter('en-GB', format).format(at);
  }
  const weekday = formatter('vi', { timeZone: zone, weekday: 'long' }).format(at);
  return `${weekday}, ${shortDay(at, { language, zone })}`;
}

/** "2 giờ trước", "in 5 minutes"; null beyond a week, where a date says more, and within a minute,
 *  where "0 seconds" says nothing. */
export function relative(at: Date, now: Date, language: UiLanguage): string | null {
  const awayMs = at.getTime() - now.getTime();
  const distanceMs = Math.abs(awayMs);
  if (distanceMs < minuteMs || distanceMs >= 7 * dayMs) return null;
  const say = (unitMs: number, unit: Intl.RelativeTimeFormatUnit): string =>
    relatives[language].format(Math.trunc(awayMs / unitMs), unit);
  if (distanceMs < hourMs) return say(minuteMs, 'minute');
  if (distanceMs < dayMs) return say(hourMs, 'hour');
  return say(dayMs, 'day');
}

/** The instant at which a calendar day ("2026-02-12") begins in the zone; null for what is no day.
 *  Where clocks skip midnight, the first instant after the gap or the hour before it. */
export function startOfDay(day: string, zone: string): Date | null {
  const asUtc = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(asUtc.getTime())) return null;
  const guess = new Date(asUtc.getTime() - offsetMs(asUtc, zone));
  return new Date(asUtc.getTime() - offsetMs(guess, zone));
}

/** The day after: "2026-02-28" → "2026-03-01". */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

function offsetMs(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = parts(at, zone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - at.getTime();
}
