import { readDay } from './read-day.ts';

/** 30 November, half past three in the morning in Vietnam; the 29th in UTC. */
const now = new Date('2026-11-29T20:30:00Z');
const day = (text: string, zone = 'Asia/Ho_Chi_Minh') => readDay(text, now, zone);

it.each([
  ['ISO', '2026-11-25', '2026-11-25'],
  ['short ISO', '2026-1-5', '2026-01-05'],
  ['the year first, with slashes', '2026/11/25', '2026-11-25'],
  ['the day first', '25/11/2026', '2026-11-25'],
  ['with dots', '5.1.2026', '2026-01-05'],
  ['a short year', '25/11/26', '2026-11-25'],
  ['the month first, where it can only be that', '11/25/2026', '2026-11-25'],
  ['a day and month of this year', '25/11', '2026-11-25'],
  ['of the last year, where it is still to come', '25/12', '2025-12-25'],
  ['today as day and month', '30/11', '2026-11-30'],
  ['a leap day', '29/2', '2024-02-29'],
  ['a month', '2026-11', '2026-11-01'],
  ['a month before its year', '11/2026', '2026-11-01'],
  ['a year', '2026', '2026-01-01'],
  ['days ago', '7d', '2026-11-23'],
  ['days ago in words', '7 days ago', '2026-11-23'],
  ['days ago in Vietnamese', '7ngày', '2026-11-23'],
  ['without marks, with its "trước"', '7 ngay truoc', '2026-11-23'],
  ['in capitals', '7D', '2026-11-23'],
  ['weeks ago', '2w', '2026-11-16'],
  ['weeks ago in Vietnamese', '2tuần', '2026-11-16'],
  ['months ago', '3m', '2026-08-30'],
  ['a month that is shorter', '9 tháng', '2026-02-28'],
  ['years ago', '1y', '2025-11-30'],
  ['today', 'today', '2026-11-30'],
  ['today in Vietnamese', 'hômnay', '2026-11-30'],
  ['yesterday', 'Yesterday', '2026-11-29'],
  ['yesterday in two words', 'hôm qua', '2026-11-29'],
  ['wide digits', '２０２６-１１-２５', '2026-11-25'],
])('reads %s', (_, text, expected) => {
  const at = new Date(Date.parse(`${expected}T00:00:00+07:00`)).toISOString();
  expect(day(text)).toMatchObject({ at, name: expected });
});

it.each([
  ['an instant', '2026-11-25T08:00:00+07:00', '2026-11-25T01:00:00.000Z'],
  ['an instant in UTC', '2026-11-25t08:00z', '2026-11-25T08:00:00.000Z'],
  ['hours ago, from the full hour', '24h', '2026-11-28T20:00:00.000Z'],
  ['hours ago in Vietnamese', '24 giờ', '2026-11-28T20:00:00.000Z'],
])('reads %s', (_, text, at) => expect(day(text)).toMatchObject({ at, name: at }));

it.each([
  ['behind Greenwich', 'America/Los_Angeles', 'today', '2026-11-29T08:00:00.000Z'],
  ['with another offset then', 'America/Los_Angeles', '2026-07-01', '2026-07-01T07:00:00.000Z'],
])('days begin in the zone: %s', (_, zone, text, at) => expect(day(text, zone)?.at).toBe(at));

it.each([
  ['7d', true],
  ['24h', true],
  ['hômqua', true],
  ['25/11', true],
  ['25/11/26', false],
  ['2026', false],
  ['2026-11-25', false],
  ['2026-11-25T08:00Z', false],
])('%s is told from now: %s', (text, fromNow) => expect(day(text)?.fromNow).toBe(fromNow));

it.each([
  '', ' ', '7', '13/13', '30/2', '2026-13', '2026-02-30', '25/11/2026/1', '0000', '0999-12-31',
  '1000-01-01', '99999d', '9999y', '7x', '-7d', 'soon', 'constructor', '2026-11-25T25:00Z',
  '10000-01-01', '1'.repeat(500), `a${'\u0301'.repeat(400)}`,
])('is no date that can be searched: %s', (text) => expect(day(text)).toBeNull()); // prettier-ignore
