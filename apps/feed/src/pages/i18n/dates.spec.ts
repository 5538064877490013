import { absolute, dayOf, exact, longDay, nextDay, relative, startOfDay } from './dates.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = new Date('2026-02-11T20:05:00Z');

it.each([
  ['vi: day before month, hours to 24', absolute(at, { language: 'vi', zone }), '12/02/2026 03:05'],
  ['en: the month by name', absolute(at, { language: 'en', zone }), '12 Feb 2026, 03:05'],
  ['another zone, another day', absolute(at, { language: 'vi', zone: 'UTC' }), '11/02/2026 20:05'],
  ['the tooltip names the zone', exact(at, { language: 'vi', zone }), '12/02/2026 03:05 GMT+7'],
  ['vi: the weekday', longDay(at, { language: 'vi', zone }), 'Thứ Năm, 12/02/2026'],
  ['en: the weekday', longDay(at, { language: 'en', zone }), 'Thursday, 12 February 2026'],
  ['a day of the zone', dayOf(at, zone), '2026-02-12'],
  ['after February', nextDay('2026-02-28'), '2026-03-01'],
])('%s', (_, shown, expected) => {
  expect(shown).toBe(expected);
});

it.each([
  ['vi: hours', -2 * 3600, 'vi', '2 giờ trước'],
  ['en: one day', -30 * 3600, 'en', '1 day ago'],
  ['vi: ahead', 300, 'vi', 'sau 5 phút nữa'],
  ['within a minute', -59, 'vi', null],
  ['beyond a week', -8 * 86_400, 'en', null],
] as const)('%s', (_, awaySeconds, language, expected) => {
  expect(relative(new Date(at.getTime() + awaySeconds * 1000), at, language)).toBe(expected);
});

it.each([
  ['seven hours ahead of UTC', '2026-02-12', zone, '2026-02-11T17:00:00.000Z'],
  ['winter time', '2026-01-10', 'Europe/Berlin', '2026-01-09T23:00:00.000Z'],
  ['the day clocks go forward', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['the day after they did', '2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
])('a day begins: %s', (_, day, inZone, expected) => {
  expect(startOfDay(day, inZone)?.toISOString()).toBe(expected);
});

it('is no day', () => {
  expect(['2026-13-01', '12/02/2026', ''].map((day) => startOfDay(day, zone))).toEqual([
    null,
    null,
    null,
  ]);
});
