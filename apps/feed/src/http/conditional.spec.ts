import { isNotModified } from './conditional.ts';

const etag = '"abc"';
const lastModified = new Date('2026-02-01T08:00:00.700Z');

it.each([
  ['the tag', '"abc"', true],
  ['the tag made weak', 'W/"abc"', true],
  ['a list with the tag', '"x", W/"y","abc"', true],
  ['a list with spaces and empty members', ' ,\t"x" , ,"abc" ', true],
  ['a tag with a comma before it', '"x,y", "abc"', true],
  ['anything', ' * ', true],
  ['another tag', '"abcd"', false],
  ['the tag inside another', '"x,"abc",y"', false],
  ['another case', '"ABC"', false],
  ['a small w', 'w/"abc"', false],
  ['no quotes', 'abc', false],
  ['a quote without end', '"abc', false],
  ['an asterisk in a list', '*, "x"', false],
  ['nothing', '', false],
])('If-None-Match: %s', (_reason, given, expected) => {
  expect(isNotModified({ 'if-none-match': given }, { etag, lastModified })).toBe(expected);
});

it('compares with a weak tag as well', () => {
  const weak = { etag: 'W/"abc"', lastModified: null };
  expect(isNotModified({ 'if-none-match': '"abc"' }, weak)).toBe(true);
});

it.each([
  ['the second of the change', 'Sun, 01 Feb 2026 08:00:00 GMT', true],
  ['later', 'Sun, 01 Feb 2026 09:00:00 GMT', true],
  ['the second before', 'Sun, 01 Feb 2026 07:59:59 GMT', false],
  ['no date', 'yesterday', false],
])('If-Modified-Since: %s', (_reason, given, expected) => {
  const headers = { 'if-modified-since': given };
  expect(isNotModified(headers, { etag, lastModified })).toBe(expected);
  expect(isNotModified(headers, { etag, lastModified: null })).toBe(false);
  const tagged = { ...headers, 'if-none-match': '"x"' };
  expect(isNotModified(tagged, { etag, lastModified })).toBe(false);
});

it('is modified for a request without conditions', () => {
  expect(isNotModified({}, { etag, lastModified })).toBe(false);
});
