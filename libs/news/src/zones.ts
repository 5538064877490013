/** Minutes east of UTC. RFC 822 names first, then those that feeds use; where a name has two
 *  meanings, the one with more news in it: IST is India, CST and EST are American, BST British. */
const named: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0,
    EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
    AKST: -540, AKDT: -480, HST: -600, AST: -240, ADT: -180, NST: -210, NDT: -150,
    ART: -180, BRT: -180, ET: -300, CT: -360, MT: -420, PT: -480,
    BST: 60, WEST: 60, CET: 60, MEZ: 60, CEST: 120, MESZ: 120, EET: 120, EEST: 180, MSK: 180,
    SAST: 120, CAT: 120, EAT: 180, WAT: 60, TRT: 180, IRST: 210, GST: 240,
    PKT: 300, IST: 330, NPT: 345, MMT: 390, ICT: 420, WIB: 420,
    SGT: 480, HKT: 480, PHT: 480, MYT: 480, AWST: 480, WITA: 480, JST: 540, KST: 540, WIT: 540,
    ACST: 570, ACDT: 630, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780,
  }),
); // prettier-ignore

/** Minutes east of UTC of "+0700", "+07:00", "+7" or a zone's usual abbreviation; null for unknown
 *  ones, and for RFC 822's military letters, which RFC 2822 (4.3) says mean nothing. */
export function offsetOf(zone: string): number | null {
  const numeric = /^([+-])(\d{1,2}):?(\d\d)?$/u.exec(zone);
  if (!numeric) return named.get(zone.toUpperCase()) ?? null;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  if (minutes > 14 * 60) return null;
  return numeric[1] === '-' ? -minutes : minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC in a zone (IANA name or "+07:00") when its clocks show `localMs`, that time
 *  counted as if it were UTC. Throws a RangeError for a zone that does not exist. */
export function offsetAt(localMs: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const guess = offsetAtInstant(localMs, zone);
  return offsetAtInstant(localMs - guess * 60_000, zone);
}

function offsetAtInstant(ms: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const shown = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offsetOf(shown.replace('GMT', '').replace('\u2212', '-')) ?? 0;
}
