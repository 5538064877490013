import { instantOf, withInstant, withoutInstant } from './cursor-instant.ts';

const now = new Date('2026-11-30T05:40:00Z');
const asOf = new Date('2026-11-29T16:59:59Z');

it('says when the first page was asked for, to the hour', () => {
  const cursor = withInstant('a~b.c', asOf) ?? '';
  expect(withoutInstant(cursor)).toBe('a~b.c');
  expect(instantOf(cursor, now)).toEqual(new Date('2026-11-29T16:00:00Z'));
});

it('leaves cursors of other questions alone', () => {
  expect([withInstant('abc', null), withInstant(null, asOf)]).toEqual(['abc', null]);
  expect([withoutInstant('abc'), instantOf('abc', now), instantOf(undefined, now)]).toEqual([
    'abc',
    now,
    now,
  ]);
});

it.each(['~', 'a~', 'a~zzzzzz', 'a~!', `${'x'.repeat(1990)}~zzzzz`])(
  'is an instant, whatever somebody makes up: %s',
  (cursor) => expect(instantOf(cursor, now).getTime()).not.toBeNaN(),
);
