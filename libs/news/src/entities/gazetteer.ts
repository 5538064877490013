import { fold } from '../fold.ts';
import { companies } from './data/companies.ts';
import {
  countryNames,
  countrySyllables,
  doubtfulCountryNames,
  pairedSyllables,
} from './data/countries.ts';
import { people } from './data/people.ts';
import { publicBodies } from './data/public-bodies.ts';
import { malware, threatGroups } from './data/threats.ts';
import { vietnamPlaces } from './data/vietnam-places.ts';
import { worldPlaces } from './data/world-places.ts';
import type { EntityKind } from './entity.ts';
import { slug } from './slug.ts';

/** Somebody or something that is known before an article names it. */
export type KnownEntity = {
  readonly kind: EntityKind;
  readonly key: string;
  readonly name: string;
};

/** How sure a way of writing is to mean the entity. */
export type Certainty =
  /** Wherever it stands with its capitals. */
  | 'sure'
  /** Also a common word or somebody else: inside sentences alone. */
  | 'doubtful'
  /** A Vietnamese syllable that people have for a name. */
  | 'syllable'
  /** Beside another country alone: "Trung" in "Mỹ - Trung". */
  | 'paired';

export type KnownName = {
  readonly text: string;
  readonly entity: KnownEntity;
  readonly certainty: Certainty;
};

/** The languages that have names of their own in the gazetteer; others have the English ones. */
export type NameLanguage = 'vi' | 'en';

const lists: readonly (readonly [kind: EntityKind, rows: string])[] = [
  ['place', worldPlaces],
  ['place', vietnamPlaces],
  ['organisation', companies],
  ['organisation', publicBodies],
  ['person', people],
  ['malware', malware],
  ['threat-group', threatGroups],
];

/** Every known name in the spelling of either language, the entity named as `language` names it. Of two
 *  entities with one name the later counts. */
export function knownNames(language: NameLanguage): KnownName[] {
  return [...lists.flatMap(([kind, rows]) => namesOf(kind, rows, language)), ...countries(language)];
}

function namesOf(kind: EntityKind, rows: string, language: NameLanguage): KnownName[] {
  return split(rows).flatMap((row) => {
    const [english = '', vietnamese] = row.split('|').map((names) => names.split('='));
    const all = [...english, ...(vietnamese ?? [])];
    const first = all[0] ?? '';
    const name = language === 'vi' ? (vietnamese?.[0] ?? first) : first;
    const entity = entityOf(kind, plain(first), plain(name));
    return all.flatMap((text) => spellings(plain(text), language, text.endsWith('?'), entity));
  });
}

/** Its key is made when an article has it: there are thousands. */
function entityOf(kind: EntityKind, first: string, name: string): KnownEntity {
  let key: string | undefined;
  return {
    kind,
    name,
    get key() {
      return (key ??= slug(first));
    },
  };
}

function spellings(
  text: string,
  language: NameLanguage,
  isDoubtful: boolean,
  entity: KnownEntity,
): KnownName[] {
  const certainty = isDoubtful ? 'doubtful' : 'sure';
  const bare = language === 'vi' && text.includes(' ') ? bareSpelling(text) : text;
  return [text, ...(bare === text ? [] : [bare])].map((way) => ({ text: way, entity, certainty }));
}

/** Without its marks a name of several words is still known by its capitals. */
function bareSpelling(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const folded = fold(word);
      return word[0] === word[0]?.toLowerCase() ? folded : folded.replace(/^./u, (first) => first.toUpperCase());
    })
    .join(' ');
}

const cldr = {
  vi: new Intl.DisplayNames('vi', { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
};

function countries(language: NameLanguage): KnownName[] {
  const own = new Map(
    countryNames
      .trim()
      .split('\n')
      .map((row) => [row.slice(0, 2), split(row.slice(3))] as const),
  );
  const paired = new Map(pairedSyllables.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(3)]));
  return isoCodes.flatMap((code) => {
    const entity: KnownEntity = { kind: 'country', key: code, name: cldr[language].of(code) ?? code };
    const names = new Set([cldr.en.of(code), cldr.vi.of(code), ...(own.get(code) ?? [])]);
    const known = [...names]
      .filter((text) => text !== undefined)
      .filter((text) => !doubtfulCountryNames.includes(text))
      .flatMap((text) => {
        if (countrySyllables.includes(text)) {
          return language === 'vi' ? [{ text, entity, certainty: 'syllable' as const }] : [];
        }
        return spellings(text, language, false, entity);
      });
    const pair = language === 'vi' ? paired.get(code) : undefined;
    return pair === undefined ? known : [...known, { text: pair, entity, certainty: 'paired' as const }];
  });
}

/** The codes that ISO 3166-1 has assigned, as CLDR names them; those of unions, of the past and of
 *  private use stand for no country, save XK, which all the world uses for Kosovo. */
const noCountries = 'AC CP DG EA EU EZ IC QO TA UN XA XB ZZ AN BU CS DD FX NT SU TP YD YU ZR CQ AQ BV HM TF UM GS IO'.split(' ');

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const isoCodes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => !noCountries.includes(code) && cldr.en.of(code) !== undefined);

function plain(text: string): string {
  return text.replace(/\?$/u, '');
}

export function split(rows: string): string[] {
  return rows
    .split(/[;\n]/u)
    .map((row) => row.trim())
    .filter((row) => row !== '');
}
