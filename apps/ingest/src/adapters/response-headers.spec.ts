import {
  freshForMs,
  lastModifiedOf,
  locationOf,
  plainValue,
  retryAfterMs,
} from './response-headers.ts';

const now = Date.parse('2026-11-29T12:00:00Z');

describe('plainValue', () => {
  it.each([
    ['an ETag', 'W/"a b"', 'W/"a b"'],
    ['nothing', undefined, ''],
    ['control characters', '"a\tb"', ''],
    ['an end of line', '"a\r\nx: y"', ''],
    ['letters beyond ASCII', '"mới"', ''],
    ['what is too long', `"${'x'.repeat(512)}"`, ''],
  ])('of %s', (_, value, expected) => expect(plainValue(value)).toBe(expected));
});

describe('lastModifiedOf', () => {
  it.each([
    ['the past', 'Thu, 01 Jan 2026 00:00:00 GMT', 'Thu, 01 Jan 2026 00:00:00 GMT'],
    [
      'a clock that is a little ahead',
      'Sun, 29 Nov 2026 20:00:00 GMT',
      'Sun, 29 Nov 2026 20:00:00 GMT',
    ],
    ['a clock that is years ahead', 'Thu, 01 Jan 2099 00:00:00 GMT', null],
    ['what is no date, which goes back as it came', 'yesterday', 'yesterday'],
    ['control characters', 'yester\x01day', null],
    ['nothing', undefined, null],
  ])('of %s', (_, value, expected) =>
    expect(lastModifiedOf({ ...(value && { 'last-modified': value }) }, now)).toBe(expected),
  );
});

describe('retryAfterMs', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['a date', 'Sun, 29 Nov 2026 12:01:00 GMT', 60_000],
    ['a date years ago', 'Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['more than a number holds', '9'.repeat(400), null],
    ['a negative number', '-5', 0],
    ['no date', 'soon', null],
    ['nothing', undefined, null],
  ])('of %s', (_, value, expected) =>
    expect(retryAfterMs({ ...(value && { 'retry-after': value }) }, now)).toBe(expected),
  );
});

describe('freshForMs', () => {
  const expires = 'Sun, 29 Nov 2026 12:10:00 GMT';
  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'cache-control': 'public, Max-Age=600' }, 600_000],
    ['seconds in quotes', { 'cache-control': 'max-age="600"' }, 600_000],
    ['what is for shared caches', { 'cache-control': 's-maxage=600' }, null],
    ['both', { 'cache-control': 's-maxage=5, max-age=600' }, 600_000],
    [
      'more than a number holds',
      { 'cache-control': `max-age=${'9'.repeat(400)}` },
      999_999_999_000,
    ],
    ['a date', { expires }, 600_000],
    ['a date by a clock that is ahead', { expires, date: 'Sun, 29 Nov 2026 12:09:00 GMT' }, 60_000],
    ['a date and seconds', { expires, 'cache-control': 'max-age=5' }, 5_000],
    ['a date that is over', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    ['what stands for such a date', { expires: 'never' }, null],
    ['what was in a cache for a while', { 'cache-control': 'max-age=600', age: '540' }, 60_000],
    ['what was there for too long', { 'cache-control': 'max-age=600', age: '3600' }, 0],
    ['what wants to be asked for', { 'cache-control': 'no-cache, max-age=600' }, null],
    ['nothing', {}, null],
  ])('of %s', (_, headers, expected) => expect(freshForMs(headers, now)).toBe(expected));
});

describe('locationOf', () => {
  const base = new URL('https://example.org/old/feed');
  const latin1 = (text: string) => Buffer.from(text).toString('latin1');
  it.each([
    ['a path', '/new', 'https://example.org/new'],
    ['a relative path', 'new', 'https://example.org/old/new'],
    ['another host', '//example.net/x', 'https://example.net/x'],
    ['UTF-8 as it is', latin1('/tin-tức'), 'https://example.org/tin-t%E1%BB%A9c'],
    ['Latin-1', '/caf\xe9', 'https://example.org/caf%C3%A9'],
    ['a name of a host in UTF-8', latin1('http://báo.vn/'), 'http://xn--bo-mia.vn/'],
    ['spaces and quotes', '/a b"<c>', 'https://example.org/a%20b%22%3Cc%3E'],
    ['what is encoded already', '/tin-t%E1%BB%A9c', 'https://example.org/tin-t%E1%BB%A9c'],
    ['a query alone', '?p=2', 'https://example.org/old/feed?p=2'],
    ['no address', 'http://', null],
    ['a port too large', 'http://example.org:99999/', null],
    ['what is too long', `/${'x'.repeat(8_000)}`, null],
  ])('of %s', (_, location, expected) =>
    expect(locationOf(location, base)?.href ?? null).toBe(expected),
  );
});
