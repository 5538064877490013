import { isVietnameseText } from './vietnamese.ts';
import { offsetAtInstant } from './zones.ts';

/** What is known of who publishes a text. */
export type Publisher = {
  /** The operator's word: IANA name or "+07:00". */
  readonly zone?: string | undefined;
  /** BCP 47, the most trusted first. */
  readonly languages?: readonly (string | null | undefined)[];
  /** Headlines and summaries, some sentences together. */
  readonly text?: string;
  /** Its own addresses, the most telling first. */
  readonly urls?: readonly (string | null | undefined)[];
};

const vietnam = 'Asia/Ho_Chi_Minh';

/** Languages whose news comes from one zone nearly always. Not English, Spanish, French, Portuguese,
 *  Arabic or Russian, which are written in many. */
const atHome = new Set(
  (
    'vi ja ko zh th lo km my hi mr gu te kn ne si el he iw tr it de nl pl cs sk hu ro bg sr hr sl sq ' +
    'mk bs uk be lt lv et fi sv da no nb nn is ka hy az'
  ).split(' '),
);

/** Countries with several zones and more than nine tenths of their people in one. Others with several
 *  (the United States, Russia, Brazil, Indonesia, …) are not guessed at. */
const mainZones: ReadonlyMap<string, string> = new Map([
  ['CL', 'America/Santiago'],
  ['CN', 'Asia/Shanghai'],
  ['EC', 'America/Guayaquil'],
  ['ES', 'Europe/Madrid'],
  ['NZ', 'Pacific/Auckland'],
  ['PT', 'Europe/Lisbon'],
  ['UA', 'Europe/Kiev'],
]);

/** Top-level domains of countries that the whole world registers names in: those that Google Search
 *  calls generic (developers.google.com/search/docs/specialty/international), and some like them. */
const worldwide = new Set(
  (
    'ad ai as bz cc cd co dj fm io la me ms nu sc sr su tv tk ws ' +
    'ac ag am cf cx ga gg gl gq im je ly ml mn pw sh so st to vc'
  ).split(' '),
);

/**
 * The zone that a publisher means where it names none: the operator's word, Vietnamese text, the
 * language (its region, where it names one), the country of its host; UTC where none of them says it,
 * as countries with several zones don't. Text outranks the named language because templates come with
 * one and keep it.
 * @returns an IANA name, or what the operator says
 */
export function publisherZone({ zone, languages = [], text = '', urls = [] }: Publisher): string {
  if (zone) return zone;
  if (isVietnameseText(text)) return vietnam;
  for (const language of languages) {
    const found = language ? zoneOfLanguage(language) : null;
    if (found) return found;
  }
  for (const url of urls) {
    const found = url ? zoneOfHost(url) : null;
    if (found) return found;
  }
  return 'UTC';
}

function zoneOfLanguage(tag: string): string | null {
  const locale = localeOf(tag.trim().replaceAll('_', '-'));
  if (!locale) return null;
  if (locale.region) return zoneOfCountry(locale.region);
  const { region } = locale.maximize();
  return atHome.has(locale.language) && region ? zoneOfCountry(region) : null;
}

function zoneOfHost(url: string): string | null {
  const host = URL.parse(url)?.hostname.replace(/\.$/u, '') ?? '';
  const country = /\.([a-z]{2})$/u.exec(host)?.[1];
  if (country === undefined || worldwide.has(country)) return null;
  return zoneOfCountry(country === 'uk' ? 'GB' : country.toUpperCase());
}

const known = new Map<string, string | null>();

/** @param country ISO 3166-1, two letters */
function zoneOfCountry(country: string): string | null {
  const before = known.get(country);
  if (before !== undefined) return before;
  const found = mainZones.get(country) ?? onlyZone(zonesIn(country));
  known.set(country, found);
  return found;
}

/** Null where they differ in summer or in winter. */
function onlyZone([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null;
  const isSame = [Date.UTC(2026, 0), Date.UTC(2026, 6)].every((ms) =>
    others.every((zone) => offsetAtInstant(ms, zone) === offsetAtInstant(ms, first)),
  );
  return isSame ? first : null;
}

/** ECMA-402, Intl Locale Info, which TypeScript knows only beside what Node 24 does not have. */
type WithZones = { getTimeZones?: () => readonly string[] | undefined };

function zonesIn(country: string): readonly string[] {
  const locale: (Intl.Locale & WithZones) | null = localeOf(`und-${country}`);
  return locale?.getTimeZones?.() ?? [];
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
