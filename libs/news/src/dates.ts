import { dayNamed, existingDay, readDay, type Day } from './days.ts';
import { offsetAt, offsetOf } from './zones.ts';

export type ReadDate = {
  at: Date;
  /** `assumed` when the text names no zone, or an unknown one. */
  zone: 'given' | 'assumed';
};

export type DateContext = {
  /** Only for days without a year: taken as the latest such day that is not after tomorrow. */
  now: Date;
  /** IANA name or "+07:00", for a date that names no zone; UTC by default. */
  zone?: string;
};

type Clock = { hour: number; minute: number; second: number; ms: number };

const midnight: Clock = { hour: 0, minute: 0, second: 0, ms: 0 };
const plainIso =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?(Z|[+-]\d\d:?\d\d)?$/u;
const plainRfc =
  /^(?:[a-z]{3}, ?)?(\d\d?) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4}|[a-z]{3})$/iu;
const compactIso = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?(?=[Z+-]|$)/u;
const unixTime = /^\d{10}(?:\d{3})?$/u;
const clockPattern =
  /(?<![\d.])(\d{1,2}) ?[:hg] ?(\d{2})(?: ?[:.] ?(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)(?: ?(am|pm|a\.m\.?|p\.m\.?|sa|ch)(?!\p{L}))?/iu;
const zoneAfterClock =
  /^ ?\(?(?:(?:gmt|utc|ut)? ?([+-]\d{1,2}(?::?\d\d)?)(?!\d)|([a-z]{1,5})\b)\)?/iu;
const zoneAtEnd =
  /[ (](?:(?:gmt|utc|ut) ?([+-]\d{1,2}(?::?\d\d)?)|([+-]\d\d:?\d\d)|([a-z]{1,5}))\)?$/iu;

/**
 * The instant that a feed's date means, or null where it means none (empty, not a date, a day
 * that does not exist). Reads RFC 822 and 2822 with the usual damage (no zone, named zones, wrong
 * weekday, two-digit year as RFC 2822 section 4.3 has it), W3C-DTF and ISO 8601 of any precision,
 * asctime, Unix seconds and milliseconds, and Vietnamese forms: day before month, "20h36",
 * "SA"/"CH", "21 tháng 9, 2024", "(GMT+7)". A numeric date with slashes is day/month/year unless
 * the month says otherwise. A date without a time is midnight in its zone.
 */
export function readDate(text: string, { now, zone = 'UTC' }: DateContext): ReadDate | null {
  const line = text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  const iso = plainIso.exec(line);
  if (iso) return readPlainIso(iso, zone);
  const rfc = plainRfc.exec(line);
  if (rfc) return readPlainRfc(rfc, zone);
  if (unixTime.test(line)) return { at: new Date(Number(line.padEnd(13, '0'))), zone: 'given' };

  const spread = line.replace(compactIso, '$1-$2-$3 $4:$5:$6').replace(/(?<=\d)T(?=\d)/u, ' ');
  const found = clockPattern.exec(spread.replace(/:(?=[Z+-]|$)/u, ':00'));
  if (!found) return fromDay(readDay(spread, now), midnight, null, zone);

  const clock = readClock(found);
  const { offset, rest } = takeZone(spread.slice(found.index + found[0].length));
  const day = readDay(`${spread.slice(0, found.index)} ${rest}`, now);
  return clock && fromDay(day, clock, offset, zone);
}

function readPlainIso(iso: RegExpExecArray, zone: string): ReadDate | null {
  const [, year, month, day, hour, minute, second = '0', fraction = '', given] = iso;
  const clock = checkedClock(Number(hour), Number(minute), Number(second), fraction);
  const offset = given === undefined ? null : offsetOf(given);
  return clock && fromDay(existingDay(year, month, day), clock, offset, zone);
}

function readPlainRfc(rfc: RegExpExecArray, zone: string): ReadDate | null {
  const [, day, month, year, hour, minute, second, given = ''] = rfc;
  const clock = checkedClock(Number(hour), Number(minute), Number(second), '');
  return clock && fromDay(dayNamed(year, month, day), clock, offsetOf(given), zone);
}

function readClock([, hours, minutes, seconds, fraction, half]: RegExpExecArray): Clock | null {
  let hour = Number(hours);
  if (half && /^(?:p|ch)/iu.test(half) && hour < 12) hour += 12;
  if (half && /^(?:a|sa)/iu.test(half) && hour === 12) hour = 0;
  return checkedClock(hour, Number(minutes), Number(seconds ?? 0), fraction ?? '');
}

/** 24:00 is the end of the day (ISO 8601-1, 5.3.2); a leap second is taken as the one before. */
function checkedClock(hour: number, minute: number, second: number, fraction: string) {
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute > 0)) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { hour, minute, second: Math.min(second, 59), ms };
}

/** The zone stands behind the time, or last of all ("20:36 21/09/2024 (GMT+7)"). */
function takeZone(text: string): { offset: number | null; rest: string } {
  for (const pattern of [zoneAfterClock, zoneAtEnd]) {
    const match = pattern.exec(text);
    const offset = match && offsetOf(match[1] ?? match[2] ?? match[3] ?? '');
    if (offset !== null) return { offset, rest: text.replace(pattern, ' ') };
  }
  return { offset: null, rest: text };
}

function fromDay(day: Day | null, clock: Clock, offset: number | null, zone: string) {
  if (!day) return null;
  const local = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute, clock.second);
  const shift = offset ?? offsetAt(local, zone);
  const at = new Date(local + clock.ms - shift * 60_000);
  return { at, zone: offset === null ? ('assumed' as const) : ('given' as const) };
}
