import { fold } from '../fold.ts';
import { companies } from './data/companies.ts';
import {
  countryCodes,
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
  /** Without its marks: it counts where no other name is so spelt ("Nha Trang" is not "Nhà Trắng"). */
  readonly isBare: boolean;
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
 *  entities with one name the later counts, but for bare spellings, which come last. */
export function knownNames(language: NameLanguage): KnownName[] {
  const names = [
    ...lists.flatMap(([kind, rows]) => namesOf(kind, rows, language)),
    ...countries(language),
  ];
  return language === 'vi' ? [...names, ...names.flatMap(bareSpelling)] : names;
}

function namesOf(kind: EntityKind, rows: string, language: NameLanguage): KnownName[] {
  return split(rows).flatMap((row) => {
    const [english = '', vietnamese] = row.split('|').map((names) => names.split('='));
    const all = [...english, ...(vietnamese ?? [])];
    const first = all[0] ?? '';
    const name = language === 'vi' ? (vietnamese?.[0] ?? first) : first;
    const entity = entityOf(kind, plain(first), plain(name));
    return all.map((text) => {
      const certainty = text.endsWith('?') ? 'doubtful' : 'sure';
      return { text: plain(text), entity, certainty, isBare: false };
    });
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

/** A name of several words is still known by its capitals; a single one may be any. */
function bareSpelling(name: KnownName): KnownName[] {
  const { text } = name;
  if (!text.includes(' ')) return [];
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string;
    bare += unit === unit.toLowerCase() ? folded[at] : folded[at]?.toUpperCase();
  }
  return bare === text ? [] : [{ ...name, text: bare, isBare: true }];
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
  const paired = new Map(
    pairedSyllables.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(3)]),
  );
  return countryCodes.split(' ').flatMap((code) => {
    const entity: KnownEntity = {
      kind: 'country',
      key: code,
      name: cldr[language].of(code) ?? code,
    };
    const names = new Set([cldr.en.of(code), cldr.vi.of(code), ...(own.get(code) ?? [])]);
    const known = [...names]
      .filter((text) => text !== undefined)
      .filter((text) => !doubtfulCountryNames.includes(text))
      .filter((text) => language === 'vi' || !countrySyllables.includes(text))
      .map((text) => {
        const certainty = countrySyllables.includes(text) ? 'syllable' : 'sure';
        return { text, entity, certainty, isBare: false } as const;
      });
    const pair = language === 'vi' ? paired.get(code) : undefined;
    if (pair === undefined) return known;
    return [...known, { text: pair, entity, certainty: 'paired', isBare: false } as const];
  });
}

function plain(text: string): string {
  return text.replace(/\?$/u, '');
}

/** The rows of a list, which ";" parts; a long row may go on in the next line. */
export function split(rows: string): string[] {
  return rows
    .split(';')
    .map((row) => row.replaceAll('\n', '').trim())
    .filter((row) => row !== '');
}
