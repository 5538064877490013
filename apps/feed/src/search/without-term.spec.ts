import { sourceState, someTopics } from '../read-model/testing/sample-news.ts';
import { searchNames } from './search-names.ts';
import { understandQuery } from './understand-query.ts';
import { withoutTerms } from './without-term.ts';

const twins = ['twin-1', 'twin-2'].map((id) => sourceState({ id, name: 'Bản tin đôi' }));
const names = searchNames(someTopics, twins);
const termsOf = (typed: string) => understandQuery(typed, names, new Date(0), 'UTC').terms;

it.each([
  ['operators of the kind alone', 'a topic:diplomacy lang:vi b', 'a lang:vi b'],
  ['all values of one', 'a topic:diplomacy,cybersecurity,entertainment b', 'a b'],
  ['one that leaves out', 'a -topic:diplomacy,cybersecurity', 'a'],
  ['a name in two words', 'a -chủ đề:diplomacy,cybersecurity b', 'a b'],
  ['no word before a name', 'cháy topic:diplomacy,cybersecurity', 'cháy'],
  ['values in several words', 'a chủđề:ngoại giao b', 'a b'],
  ['one after the other', 'topic:diplomacy topic:cybersecurity', ''],
  ['values with one that is none', 'topic:diplomacy,zzz,cybersecurity x', 'topic:zzz x'],
  ['several in one place', 'topic:diplomacy source:"bản tin đôi" x', 'source:"bản tin đôi" x'],
  ['nothing where there is none', 'lang:vi x', 'lang:vi x'],
])('leaves out %s', (_reason, typed, expected) => {
  const topics = termsOf(typed).filter(({ kind }) => kind === 'topic');
  const without = withoutTerms(typed, topics);
  expect(without).toBe(expected);
  expect(termsOf(without)).toHaveLength(termsOf(typed).length - topics.length);
});

it('leaves out what shares a name at once', () => {
  expect(withoutTerms('x source:"bản tin đôi"', termsOf('x source:"bản tin đôi"'))).toBe('x');
});
