import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');
const n = (count: number): string => number.format(count);

export const entities: Dictionary['entities'] = {
  kinds: {
    person: 'Person',
    organisation: 'Organisation',
    place: 'Place',
    country: 'Country or territory',
    vulnerability: 'Vulnerability',
    malware: 'Malware',
    'threat-group': 'Threat group',
  },
  groups: {
    people: 'People',
    organisations: 'Organisations',
    places: 'Places',
    countries: 'Countries and territories',
    threats: 'Vulnerabilities, malware, threat groups',
  },
  inArticle: 'Named here',
  namedWith: 'Named together',
  newest: 'The latest',
  lastDays: (count, days) =>
    `${n(count)} ${count === 1 ? 'article' : 'articles'} in the last ${n(days)} days`,
  searchWithin: 'Search these articles',
  unknown: (name) => `No article names “${name}” yet.`,
  unknownHelp: 'The address may be mistyped, or the articles were withdrawn.',
};
