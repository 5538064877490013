import { readCookies } from './cookies.ts';

it.each<[string, string | undefined, Record<string, string>]>([
  ['no header', undefined, {}],
  ['an empty header', '', {}],
  ['one cookie', 'a=1', { a: '1' }],
  [
    'several, spaced as browsers do and do not',
    'a=1; b=2;c=3 ; d = 4',
    { a: '1', b: '2', c: '3', d: '4' },
  ],
  ['two with one name: the first', 'a=1; a=2', { a: '1' }],
  ['an equals sign in the value', 'a=b=c==', { a: 'b=c==' }],
  ['an empty value', 'a=', { a: '' }],
  ['percent-encoding', 'a=%C4%91%3B', { a: 'đ;' }],
  ['broken percent-encoding', 'a=%E0%A4%A; b=%; c=1', { a: '%E0%A4%A', b: '%', c: '1' }],
  ['no name, no equals sign', '=x; ;y; =; a=1', { a: '1' }],
  ['names are case-sensitive', 'A=1; a=2', { A: '1', a: '2' }],
  [
    'names of objects',
    '__proto__=1; constructor=2',
    JSON.parse('{"__proto__":"1","constructor":"2"}'),
  ],
])('%s', (_reason, header, expected) => {
  expect([...readCookies(header)]).toEqual(Object.entries(expected));
});
