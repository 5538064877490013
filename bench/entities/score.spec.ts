import { tally, type FoundName, type GoldEntity, type Tally } from './score.ts';

const gold: readonly GoldEntity[] = [
  { text: 'Oslo', kind: 'place' },
  { text: 'Norway', kind: 'place', iso: 'NO' },
  { text: 'Fjord Daily', kind: 'org', maybe: true },
  { text: 'The Long Boat', kind: 'work' },
];

describe('tally', () => {
  it.each<[reason: string, found: FoundName[], wrong: string[], missed: string[]]>([
    [
      'names in whatever case',
      [
        { text: 'OSLO', kind: 'place' },
        { text: 'Norway', kind: 'country' },
      ],
      [],
      [],
    ],
    [
      'a country is no place',
      [{ text: 'Norway', kind: 'place' }],
      ['Norway (place)'],
      ['Oslo (place)', 'Norway (country)'],
    ],
    [
      'what is maybe a name',
      [{ text: 'Fjord Daily', kind: 'person' }],
      [],
      ['Oslo (place)', 'Norway (country)'],
    ],
    [
      'a work taken for a person',
      [{ text: 'The Long Boat', kind: 'person' }],
      ['The Long Boat (person)'],
      ['Oslo (place)', 'Norway (country)'],
    ],
  ])('%s', (_, found, wrong, missed) => {
    expect(tally(gold, found, new Map<string, Tally>())).toEqual({ wrong, missed });
  });
});
