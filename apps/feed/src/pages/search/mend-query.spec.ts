import { exactly, mendQuery } from './mend-query.ts';

const value = (typed: string, operator = 'topic') =>
  ({ kind: 'unknown-value', operator, value: typed }) as const;
const name = (typed: string) => ({ kind: 'unknown-operator', operator: typed, value: '' }) as const;

it.each([
  ['a value', 'a topic:cybr b', value('cybr'), 'cybersecurity', 'a topic:cybersecurity b'],
  ['not the word before it', 'cybr topic:cybr', value('cybr'), 'x', 'cybr topic:x'],
  ['one of several', 'topic:a,cybr,b', value('cybr'), 'x', 'topic:a,x,b'],
  ['one in quotes', 'source:"bbc nws" a', value('bbc nws'), 'bbc', 'source:bbc a'],
  ['one in curly quotes', 'source:“bbc nws”', value('bbc nws'), 'bbc', 'source:bbc'],
  ['by one that needs quotes', 'source:x', value('x'), 'a b', 'source:"a b"'],
  ['an operator', 'topik:x topik', name('topik'), 'topic', 'topic:x topik'],
  ['one with a minus sign', '-topik:x', name('topik'), 'topic', '-topic:x'],
  ['nothing that is not there', 'topic:x', value('y'), 'z', null],
  ['nothing without a value', 'topic:x', value(''), 'z', null],
])('replaces %s', (_reason, typed, notice, known, expected) => {
  expect(mendQuery(typed, notice, known)).toBe(expected);
});

it.each([
  ['the word that was mended', 'an nin mang', 'an nin mang', 'an ninh mang', 'an "nin" mang'],
  ['a word that became two', 'worldcup 2026', 'worldcup 2026', 'world cup 2026', '"worldcup" 2026'],
  ['no phrase again', '"nin" nin', '"nin" nin', '"nin" ninh', '"nin" "nin"'],
  ['nothing for capitals', 'Nin Mạng', 'Nin Mạng', 'ninh mạng', '"Nin" Mạng'],
  ['no operator', 'nin -mỹ a OR b', 'nin -mỹ a OR b', 'ninh a b', '"nin" -mỹ a OR b'],
  ['no value of one', 'chủđề:an ninh mạng nin', 'nin', 'ninh', 'chủđề:an ninh mạng "nin"'],
])('quotes %s', (_reason, typed, text, correctedTo, expected) => {
  expect(exactly(typed, text, correctedTo)).toBe(expected);
});
