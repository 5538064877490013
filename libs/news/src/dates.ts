import { dateLine } from './date-line.ts';
import { dayNamed, existingDay, readDay, type Day } from './days.ts';
import { spokenDay, timeAgo } from './relative-dates.ts';
import { ianaZone, offsetAt, offsetAtInstant, zoneOf, type Zone } from './zones.ts';

export type ReadDate = {
  at: Date;
  /** `assumed` when the text needs a zone and names none, or an unknown one. */
  zone: 'given' | 'assumed';
  /** False where the text says only which day, or how long ago. */
  exact: boolean;
};

export type DateContext = {
  /** For days without a year (the latest such day that is not after tomorrow) and for what is said
   *  from today ("hôm qua", "3 hours ago"). */
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
const compactIso = /^(\d{4})(\d\d)(\d\d)t?(\d\d)(\d\d)(\d\d)?(?=[z+-]|$)/u;
const unixTime = /^\d{10}(?:\d{3})?$/u;
const half = String.raw`(?: ?(am|pm|a\. ?m\.?|p\. ?m\.?|sa|ch|sang|chieu|toi)(?!\p{L}))?`;
/** A day and its month: 14h 25/11 is no quarter past. */
const dayFollows = String.raw`\d{1,2}(?:[/.-]\d{1,2}[/.-]\d|\/\d{1,2}(?!\d)|,? (?:thang|thg) )`;
const clockPatterns = [
  new RegExp(
    String.raw`(?<![\d.])(\d{1,2}) ?(?:[:hg]|gio) ?(?!${dayFollows})(\d{2})(?: ?[:.] ?(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)(?: ?(?:phut|min|p)(?![\p{L}.]))?${half}`,
    'u',
  ),
  // "20 giờ", "8 PM": nothing else may follow the figure.
  new RegExp(String.raw`(?<![\d.:/-])(\d{1,2}) ?(?:h|gio)(?![\p{L}\d])()()()${half}`, 'u'),
  /(?<![\d.:/-])(\d{1,2})()()() ?(am|pm|a\. ?m\.?|p\. ?m\.?)(?!\p{L})/u,
];
const offset = String.raw`(?:gmt|utc|ut|z)? ?([+-]\d{1,2}(?::?\d\d)?)(?![\d:/]|[.-]\d)`;
/** Behind the time; what is found first and means a zone decides. */
const zonesAfterClock = [
  /^ ?[([]?([a-z_]{2,12}(?:\/[a-z][a-z\d_+-]{1,30}){1,2})[)\]]?/u,
  new RegExp(String.raw`^ ?\(?${offset}\)?`, 'u'),
  /^,? ?\(?((?:gio \p{L}{2,4}(?: \p{L}{2,4})?|(?:\p{L}{2,12} ){1,3}time)(?!\p{L}))\)?/u,
  /^ ?\(?(\p{L}{1,5})(?!\p{L})\)?/u,
];
const zonesAtEnd = [
  /[ (]([a-z_]{2,12}(?:\/[a-z][a-z\d_+-]{1,30}){1,2})\)?$/u,
  /[ (](?:gmt|utc|ut) ?([+-]\d{1,2}(?::?\d\d)?)\)?$/u,
  /[ (]([+-]\d\d:?\d\d)\)?$/u,
  /[ (](gio \p{L}{2,4}(?: \p{L}{2,4})?|(?:\p{L}{2,12} ){1,3}time)\)?$/u,
  /[ (](\p{L}{1,5})\)?$/u,
];

/**
 * The instant that a feed's date means, or null where it means none (empty, not a date, a day
 * that does not exist). Reads RFC 822 and 2822 with the usual damage (no zone, named zones, wrong
 * weekday, two-digit year as RFC 2822 section 4.3 has it), W3C-DTF and ISO 8601 of any precision,
 * asctime, Unix seconds and milliseconds; zones as offsets, abbreviations, words and IANA names;
 * months in the languages of `monthNamed`; and Vietnamese forms: day before month, "20h36", "SA"/"CH",
 * "21 tháng 9, 2024", "Tháng Mười Một", "(GMT+7)", "hôm qua, 20:15", "5 giờ trước". A numeric date with
 * slashes is day/month/year unless the month says otherwise. A date without a time is midnight in its
 * zone.
 */
export function readDate(text: string, { now, zone = 'UTC' }: DateContext): ReadDate | null {
  const plain = text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  const iso = plainIso.exec(plain);
  if (iso) return readPlainIso(iso, zone);
  const rfc = plainRfc.exec(plain);
  if (rfc) return readPlainRfc(rfc, zone);
  if (unixTime.test(plain))
    return { at: new Date(Number(plain.padEnd(13, '0'))), zone: 'given', exact: true };

  const line = dateLine(text);
  const ago = timeAgo(line, now);
  if (ago) return { at: ago, zone: 'given', exact: false };
  const spread = line
    .replace(compactIso, '$1-$2-$3 $4:$5:$6')
    .replace(/(?<=\d)t(?=\d)/u, ' ')
    .replace(/ (\d\d)(?=z$|[+-]\d\d:?\d\d$)/u, ' $1:00');
  const clocked = spread.replace(/:(?=[z+-]|$)/u, ':00');
  const found = clockPatterns.map((pattern) => pattern.exec(clocked)).find((match) => match);
  const clock = found ? readClock(found) : null;
  if (found && !clock) return null;

  const after = found ? clocked.slice(found.index + found[0].length) : '';
  const { given, rest } = takeZone(after);
  const about = found ? `${clocked.slice(0, found.index)} ${rest}` : spread;
  const local = now.getTime() + offsetAtInstant(now.getTime(), given ?? zone) * 60_000;
  const day = readDay(about, now) ?? spokenDay(about, local);
  return fromDay(day, clock, given, zone);
}

function readPlainIso(iso: RegExpExecArray, zone: string): ReadDate | null {
  const [, year, month, day, hour, minute, second = '0', fraction = '', given] = iso;
  const clock = checkedClock(Number(hour), Number(minute), Number(second), fraction);
  const shift = given === undefined ? null : zoneOf(given);
  return clock && fromDay(existingDay(year, month, day), clock, shift, zone);
}

function readPlainRfc(rfc: RegExpExecArray, zone: string): ReadDate | null {
  const [, day, month, year, hour, minute, second, given = ''] = rfc;
  const clock = checkedClock(Number(hour), Number(minute), Number(second), '');
  return clock && fromDay(dayNamed(year, month, day), clock, zoneOf(given), zone);
}

function readClock([, hours, minutes, seconds, fraction, part]: RegExpExecArray): Clock | null {
  let hour = Number(hours);
  if (part && /^(?:p|ch|toi)/u.test(part) && hour < 12) hour += 12;
  if (part && /^(?:a|sa)/u.test(part) && hour === 12) hour = 0;
  return checkedClock(hour, Number(minutes), Number(seconds || 0), fraction ?? '');
}

/** 24:00 is the end of the day (ISO 8601-1, 5.3.2); a leap second is taken as the one before. */
function checkedClock(hour: number, minute: number, second: number, fraction: string) {
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute > 0)) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { hour, minute, second: Math.min(second, 59), ms };
}

/** The zone stands behind the time, or last of all ("20:36 21/09/2024 (GMT+7)"). */
function takeZone(text: string): { given: Zone | null; rest: string } {
  for (const pattern of [...zonesAfterClock, ...zonesAtEnd]) {
    const name = pattern.exec(text)?.[1];
    const given = name === undefined ? null : name.includes('/') ? ianaZone(name) : zoneOf(name);
    if (given !== null) return { given, rest: text.replace(pattern, ' ') };
  }
  return { given: null, rest: text };
}

function fromDay(
  day: Day | null,
  clock: Clock | null,
  given: Zone | null,
  zone: string,
): ReadDate | null {
  if (!day) return null;
  const { hour, minute, second, ms } = clock ?? midnight;
  const local = Date.UTC(day.year, day.month - 1, day.day, hour, minute, second);
  const at = new Date(local + ms - offsetAt(local, given ?? zone) * 60_000);
  return { at, zone: given === null ? 'assumed' : 'given', exact: clock !== null };
}
