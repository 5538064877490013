/** A zone as a text names it: minutes east of UTC, or an IANA name where its clocks change. */
export type Zone = number | string;

/** RFC 822 names first, then those that feeds use; where a name has two meanings, the one with more
 *  news in it: IST is India, CST and EST are American, BST British. */
const abbreviations: ReadonlyMap<string, Zone> = new Map<string, Zone>(
  Object.entries({
    z: 0, ut: 0, utc: 0, gmt: 0, wet: 0,
    est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
    akst: -540, akdt: -480, hst: -600, ast: -240, adt: -180, nst: -210, ndt: -150,
    art: -180, brt: -180, clt: -240, clst: -180, cot: -300, pet: -300, vet: -240, uyt: -180,
    et: 'America/New_York', ct: 'America/Chicago', mt: 'America/Denver', pt: 'America/Los_Angeles',
    bst: 60, west: 60, cet: 60, mez: 60, cest: 120, mesz: 120, eet: 120, eest: 180, msk: 180,
    мск: 180, idt: 180, sast: 120, cat: 120, eat: 180, wat: 60, trt: 180, irst: 210, gst: 240,
    uzt: 300, yekt: 300, pkt: 300, ist: 330, slst: 330, npt: 345, bdt: 360, mmt: 390,
    ict: 420, wib: 420, novt: 420, krat: 420, irkt: 480, ulat: 480,
    sgt: 480, hkt: 480, pht: 480, myt: 480, awst: 480, wita: 480, bnt: 480,
    jst: 540, kst: 540, wit: 540, acst: 570, acdt: 630, aest: 600, aedt: 660, vlat: 600,
    nzst: 720, nzdt: 780, fjt: 720,
  }),
); // prettier-ignore

/** Folded, without "time" and "giờ". */
const words: ReadonlyMap<string, Zone> = new Map<string, Zone>(
  Object.entries({
    'greenwich mean': 0, 'coordinated universal': 0, universal: 0, 'british summer': 60, uk: 'Europe/London',
    'western european': 0, 'western european summer': 60,
    'central european': 'Europe/Berlin', 'central european standard': 60, 'central european summer': 120,
    'eastern european': 'Europe/Bucharest', 'eastern european standard': 120, 'eastern european summer': 180,
    atlantic: 'America/Halifax', 'atlantic standard': -240, 'atlantic daylight': -180,
    eastern: 'America/New_York', 'eastern standard': -300, 'eastern daylight': -240,
    central: 'America/Chicago', 'central standard': -360, 'central daylight': -300,
    mountain: 'America/Denver', 'mountain standard': -420, 'mountain daylight': -360,
    pacific: 'America/Los_Angeles', 'pacific standard': -480, 'pacific daylight': -420,
    moscow: 180, 'moscow standard': 180, israel: 'Asia/Jerusalem', 'israel standard': 120,
    'israel daylight': 180, 'gulf standard': 240, india: 330, 'india standard': 330, 'indian standard': 330,
    indochina: 420, 'se asia standard': 420, vietnam: 420, hanoi: 420, 'ho chi minh': 420,
    'viet nam': 420, 'ha noi': 420, vn: 420, 'western indonesia': 420,
    'china standard': 480, beijing: 480, 'singapore standard': 480, singapore: 480,
    'hong kong': 480, 'hong kong standard': 480, 'philippine standard': 480, 'malaysia': 480,
    'japan standard': 540, 'korean standard': 540, 'korea standard': 540,
    'australian eastern': 'Australia/Sydney', 'australian eastern standard': 600,
    'australian eastern daylight': 660, 'australian western standard': 480,
    'new zealand standard': 720, 'new zealand daylight': 780,
  }),
); // prettier-ignore

/** The zone of "+0700", "+07:00", "+7", a usual abbreviation, or words ("Pacific Standard Time", "giờ
 *  Việt Nam"), folded or not; null for unknown ones, and for RFC 822's military letters, which RFC 2822
 *  (4.3) says mean nothing. */
export function zoneOf(name: string): Zone | null {
  const numeric = /^([+-])(\d{1,2}):?(\d\d)?$/u.exec(name);
  if (!numeric) {
    const lower = name.toLowerCase();
    const bare = lower.replace(/^gio | time$/gu, '');
    return abbreviations.get(lower) ?? (bare === lower ? null : (words.get(bare) ?? null));
  }
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  if (minutes > 14 * 60) return null;
  return numeric[1] === '-' ? -minutes : minutes;
}

/** An IANA zone by its name in any case; null for one that does not exist. */
export function ianaZone(name: string): string | null {
  try {
    return formatOf(name).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** There are some 600 zones, and strangers name them. */
const mostFormats = 50;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(zone, format);
  return format;
}

/** Minutes east of UTC in a zone when its clocks show `localMs`, that time counted as if it were UTC.
 *  Throws a RangeError for a name of no zone. */
export function offsetAt(localMs: number, zone: Zone): number {
  if (typeof zone === 'number') return zone;
  if (zone === 'UTC') return 0;
  const guess = offsetAtInstant(localMs, zone);
  return offsetAtInstant(localMs - guess * 60_000, zone);
}

/** Minutes east of UTC in a zone at an instant. */
export function offsetAtInstant(ms: number, zone: Zone): number {
  if (typeof zone === 'number') return zone;
  const parts = formatOf(zone).formatToParts(ms);
  const shown = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = zoneOf(shown.replace('GMT', '').replace('\u2212', '-'));
  return typeof offset === 'number' ? offset : 0;
}
