import { syllableCompounds } from './data/countries.ts';
import * as english from './data/english-words.ts';
import { familyNamesFirst, givenNames } from './data/given-names.ts';
import { otherNames, otherVietnamese, yearBranches, yearStems } from './data/other-names.ts';
import { groupSurnames } from './data/threats.ts';
import * as vietnamese from './data/vietnamese-words.ts';
import { split, type NameLanguage } from './gazetteer.ts';

/** What a word or a phrase may be in or beside a name; bits. */
export const roles = {
  given: 1 << 0,
  /** A family name that stands first: of Vietnam in Vietnamese, of China and Korea in both languages. */
  familyFirst: 1 << 1,
  vietnameseFamily: 1 << 2,
  middle: 1 << 3,
  title: 1 << 4,
  notName: 1 << 5,
  demonym: 1 << 6,
  /** A name of what is none of our kinds. */
  other: 1 << 7,
  organisationHead: 1 << 8,
  smallHead: 1 << 9,
  /** A small head that is no part of the name. */
  droppedHead: 1 << 10,
  organisationTail: 1 << 11,
  weakTail: 1 << 12,
  sector: 1 << 13,
  joint: 1 << 14,
  administrative: 1 << 15,
  placeHead: 1 << 16,
  placeTail: 1 << 17,
  particle: 1 << 18,
  /** Its full stop ends no sentence. */
  abbreviation: 1 << 19,
  malwareNoun: 1 << 20,
  gangNoun: 1 << 21,
  groupSurname: 1 << 22,
  /** A sector that needs its capital. */
  capitalSector: 1 << 23,
  /** A head that owes its capital to the beginning of a sentence. */
  openingHead: 1 << 24,
  numberedHead: 1 << 25,
  /** Begins with a country's syllable and is another word. */
  compound: 1 << 26,
  /** Before a known place it is of the name: "East Jerusalem". */
  direction: 1 << 27,
  /** Before a country: its team. */
  teamHead: 1 << 28,
  /** The end of what is none of our kinds. */
  otherTail: 1 << 29,
  /** Right before an organisation's name. */
  organisationNoun: 1 << 30,
} as const;

const malwareNouns =
  'malware ransomware trojan botnet backdoor spyware infostealer stealer worm wiper rootkit keylogger RAT loader dropper';
const gangNouns = 'gang group hackers hacker crew collective';

/** The words and phrases of each role in a language. */
export function roleLists(language: NameLanguage): (readonly [role: number, list: string[]])[] {
  const own = language === 'vi' ? vietnameseLists() : englishLists();
  return [
    ...own,
    ...own.map(([, list]) => [roles.abbreviation, list.filter(isAbbreviation)] as const),
    [roles.given, words(givenNames)],
    [roles.familyFirst, words(familyNamesFirst)],
    [roles.other, split(otherNames)],
    [roles.groupSurname, words(groupSurnames)],
    [roles.malwareNoun, words(malwareNouns)],
    [roles.gangNoun, words(gangNouns)],
  ];
}

function englishLists(): (readonly [role: number, list: string[]])[] {
  return [
    [roles.title, split(english.personTitles)],
    [roles.notName, split(english.notNames)],
    [roles.demonym, split(english.demonyms)],
    [roles.organisationHead, split(english.organisationHeads)],
    [roles.organisationTail, split(english.organisationTails)],
    [roles.weakTail, split(english.weakTails)],
    [roles.placeHead, split(english.placeHeads)],
    [roles.placeTail, split(english.placeTails)],
    [roles.particle, split(english.particles)],
    [roles.abbreviation, ['St.', 'No.', 'vs.', 'v.', 'Jr.', 'Sr.']],
    [roles.organisationNoun, split(english.organisationNouns)],
    [roles.otherTail, split(english.otherTails)],
    [roles.direction, words(english.directions)],
  ];
}

function vietnameseLists(): (readonly [role: number, list: string[]])[] {
  const [heads = '', smallHeads = ''] = vietnamese.organisationHeads.split('|');
  return [
    [
      roles.other,
      words(yearStems).flatMap((stem) => words(yearBranches).map((branch) => `${stem} ${branch}`)),
    ],
    [roles.teamHead, split(vietnamese.teamHeads)],
    [roles.compound, split(syllableCompounds)],
    [roles.vietnameseFamily, words(vietnamese.surnames)],
    [roles.vietnameseFamily, words(vietnamese.bareSurnames)],
    [roles.middle, words(vietnamese.middleNames)],
    [roles.title, split(vietnamese.personTitles)],
    [roles.notName, split(otherVietnamese)],
    [roles.organisationHead, split(heads)],
    [roles.smallHead, split(smallHeads)],
    [roles.droppedHead, split(vietnamese.droppedHeads)],
    [roles.sector, split(vietnamese.sectors)],
    [roles.capitalSector, split(vietnamese.capitalSectors)],
    [roles.numberedHead, split(vietnamese.numberedHeads)],
    [roles.openingHead, split(vietnamese.openingHeads)],
    [roles.demonym, split(vietnamese.peoples)],
    [roles.joint, split(vietnamese.organisationJoints)],
    [roles.administrative, split(vietnamese.administrativeHeads)],
    [roles.placeHead, split(vietnamese.placeHeads)],
    [roles.particle, split(english.particles).filter((word) => !/^(?:do|la|le|ter)$/u.test(word))],
    [
      roles.abbreviation,
      [
        'TP.',
        'Tp.',
        'TX.',
        'Q.',
        'P.',
        'H.',
        'GS.',
        'TS.',
        'PGS.',
        'BS.',
        'ThS.',
        'LS.',
        'KTS.',
        'Mr.',
        'Dr.',
      ],
    ],
  ];
}

function isAbbreviation(text: string): boolean {
  return text.endsWith('.');
}

function words(list: string): string[] {
  return list.split(/\s+/u).filter((word) => word !== '');
}
