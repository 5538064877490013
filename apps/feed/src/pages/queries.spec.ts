import { SearchQuery, TimelineQuery } from './queries.ts';

const nothing = { view: 'latest', language: undefined, cursor: undefined };
const noSearch = {
  q: '',
  topic: [],
  outlet: [],
  source: [],
  language: [],
  entity: [],
  story: undefined,
  edited: undefined,
  from: undefined,
  to: undefined,
  sort: 'relevance',
  group: 'story',
  cursor: undefined,
};

it.each([
  ['nothing', {}, nothing],
  [
    'what is understood',
    { view: 'hot', language: 'vi' },
    { ...nothing, view: 'hot', language: 'vi' },
  ],
  ['an unknown view', { view: 'coldest' }, nothing],
  ['no language', { language: 'Vietnamese' }, nothing],
  ['two languages', { language: ['vi', 'en'] }, nothing],
  ['an empty cursor', { cursor: '' }, nothing],
  ['a cursor without end', { cursor: 'x'.repeat(2001) }, nothing],
  ['an unknown parameter', { utm_source: 'x' }, nothing],
])('a timeline for %s', (_reason, query, expected) => {
  expect(TimelineQuery.parse(query)).toEqual(expected);
});

it.each([
  ['nothing', {}, noSearch],
  ['one value', { topic: 'a' }, { ...noSearch, topic: ['a'] }],
  ['several values', { source: ['a,b', 'c'] }, { ...noSearch, source: ['a,b', 'c'] }],
  [
    'values that are none',
    { topic: ['', 'a'], language: ['??', 'vi'] },
    { ...noSearch, topic: ['a'], language: ['vi'] },
  ],
  ['days', { from: '2026-02-01', to: 'yesterday' }, { ...noSearch, from: '2026-02-01' }],
  ['an instant, which is no day', { from: '2026-02-01T08:00:00Z' }, noSearch],
  ['an unknown order', { sort: 'oldest' }, noSearch],
  ['hits one by one', { group: 'none' }, { ...noSearch, group: 'none' }],
  ['an unknown grouping', { group: 'outlet', edited: 'maybe' }, noSearch],
  ['words with space around', { q: ' a  b ' }, { ...noSearch, q: 'a  b' }],
  ['too many words', { q: 'x'.repeat(501) }, { ...noSearch, q: 'x'.repeat(500) }],
  ['words twice', { q: ['a', 'b'] }, noSearch],
])('a search for %s', (_reason, query, expected) => {
  expect(SearchQuery.parse(query)).toEqual(expected);
});
