import { readDate } from './dates.ts';
import { publishedDate } from './published-date.ts';

const now = new Date('2024-09-22T00:00:00Z');
const vietnam = 'Asia/Ho_Chi_Minh';

describe('readDate', () => {
  it.each([
    ['RFC 2822', 'Sat, 21 Sep 2024 20:36:31 +0700', '2024-09-21T13:36:31.000Z'],
    ['RFC 822 with a named zone', 'Sat, 21 Sep 2024 20:36:31 GMT', '2024-09-21T20:36:31.000Z'],
    ['a daylight zone', '21 Sep 2024 08:36 EDT', '2024-09-21T12:36:00.000Z'],
    ['Indochina time', 'Sat, 21 Sep 2024 20:36:31 ICT', '2024-09-21T13:36:31.000Z'],
    [
      'a zone with its comment',
      'Sat, 21 Sep 2024 20:36:31 +0700 (ICT)',
      '2024-09-21T13:36:31.000Z',
    ],
    [
      'what JavaScript prints',
      'Sat Sep 21 2024 20:36:31 GMT+0700 (Indochina Time)',
      '2024-09-21T13:36:31.000Z',
    ],
    ['a wrong weekday', 'Mon, 21 Sep 2024 20:36:31 +0700', '2024-09-21T13:36:31.000Z'],
    ['a weekday in Vietnamese', 'Thứ bảy, 21/9/2024, 20:36 (GMT+7)', '2024-09-21T13:36:00.000Z'],
    ['a two-digit year', 'Sat, 21 Sep 24 20:36:31 GMT', '2024-09-21T20:36:31.000Z'],
    ['a two-digit year of last century', '21 Sep 99 20:36:31 GMT', '1999-09-21T20:36:31.000Z'],
    ['the month spelt out', '21 September 2024 20:36:31 Z', '2024-09-21T20:36:31.000Z'],
    [
      'American order with the month spelt out',
      'September 21, 2024 8:36 PM UTC',
      '2024-09-21T20:36:00.000Z',
    ],
    ['asctime with a zone', 'Sat Sep 21 20:36:31 ICT 2024', '2024-09-21T13:36:31.000Z'],
    ['W3C-DTF', '2024-09-21T20:36:31+07:00', '2024-09-21T13:36:31.000Z'],
    ['fractions of a second', '2024-09-21T20:36:31.123456Z', '2024-09-21T20:36:31.123Z'],
    ['an hour and minute without seconds', '2024-09-21T20:36+07:00', '2024-09-21T13:36:00.000Z'],
    ['the compact form', '20240921T203631Z', '2024-09-21T20:36:31.000Z'],
    ['the zone behind a day-first date', '20:36 21/09/2024 (GMT+7)', '2024-09-21T13:36:00.000Z'],
    ['UTC with an offset', '21/09/2024 20:36 UTC+07:00', '2024-09-21T13:36:00.000Z'],
    ['the end of a day', '2024-09-21T24:00:00Z', '2024-09-22T00:00:00.000Z'],
    ['a leap second', '2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['white space around', '\n  Sat, 21 Sep 2024\t20:36:31 +0700 ', '2024-09-21T13:36:31.000Z'],
    ['Unix seconds', '1726925791', '2024-09-21T13:36:31.000Z'],
    ['Unix milliseconds', '1726925791000', '2024-09-21T13:36:31.000Z'],
  ])('%s', (_, text, expected) => {
    const read = readDate(text, { now, zone: vietnam });
    expect([read?.at.toISOString(), read?.zone]).toEqual([expected, 'given']);
  });

  it.each([
    ['RFC 2822 without its zone', 'Sat, 21 Sep 2024 20:36:31', '2024-09-21T13:36:31.000Z'],
    ['time before day, day before month', '20:36:31 21/09/2024', '2024-09-21T13:36:31.000Z'],
    ['day before month, then time', '21/09/2024 20:36', '2024-09-21T13:36:00.000Z'],
    ['a dash', '21-09-2024 - 20:36', '2024-09-21T13:36:00.000Z'],
    ['a bare ISO form', '2024-09-21 20:36', '2024-09-21T13:36:00.000Z'],
    ['the afternoon', '9/21/2024 8:36:31 CH', '2024-09-21T13:36:31.000Z'],
    ['the morning', '21/09/2024 12:05 SA', '2024-09-20T17:05:00.000Z'],
    ['hours with h', '20h36 ngày 21/9/2024', '2024-09-21T13:36:00.000Z'],
    ['the month as a word', '21 tháng 9, 2024 20:36', '2024-09-21T13:36:00.000Z'],
    ['the month as a word, decomposed', '21 tha\u0301ng 9 năm 2024', '2024-09-20T17:00:00.000Z'],
    ['no year', '20:36 21/09', '2024-09-21T13:36:00.000Z'],
    ['no year, in last December', '31/12 08:00', '2023-12-31T01:00:00.000Z'],
    ['asctime', 'Sat Sep 21 20:36:31 2024', '2024-09-21T13:36:31.000Z'],
    ['a day', '2024-09-21', '2024-09-20T17:00:00.000Z'],
    ['a month', '2024-09', '2024-08-31T17:00:00.000Z'],
    ['a year', '2024', '2023-12-31T17:00:00.000Z'],
    ['a day of the year', '2024-265', '2024-09-20T17:00:00.000Z'],
    ['a compact day', '20240921', '2024-09-20T17:00:00.000Z'],
    ['a zone that nobody knows', 'Sat, 21 Sep 2024 20:36:31 QQQ', '2024-09-21T13:36:31.000Z'],
    ['a zone that cannot be', 'Sat, 21 Sep 2024 20:36:31 +9900', '2024-09-21T13:36:31.000Z'],
  ])("takes the source's zone: %s", (_, text, expected) => {
    const read = readDate(text, { now, zone: vietnam });
    expect([read?.at.toISOString(), read?.zone]).toEqual([expected, 'assumed']);
  });

  it('takes UTC where the source has no zone either', () => {
    expect(readDate('21/09/2024 20:36', { now })?.at.toISOString()).toBe(
      '2024-09-21T20:36:00.000Z',
    );
  });

  it('follows summer time', () => {
    const read = (text: string) => readDate(text, { now, zone: 'Europe/Paris' })?.at.toISOString();
    expect(read('2024-07-01 12:00')).toBe('2024-07-01T10:00:00.000Z');
    expect(read('2024-12-01 12:00')).toBe('2024-12-01T11:00:00.000Z');
  });

  it.each([
    ['nothing', ''],
    ['words', 'yesterday'],
    ['a day that does not exist', '31/02/2024 10:00'],
    ['a month that does not exist', '2024-13-01T00:00:00Z'],
    ['an hour that does not exist', '2024-09-21T25:00:00Z'],
    ['a minute that does not exist', '21/09/2024 20:77'],
    ['a time alone', '20:36'],
    ['the year nought', '0000-00-00 00:00:00'],
    ['a long text', '1:'.repeat(100_000)],
  ])('refuses %s', (_, text) => expect(readDate(text, { now })).toBeNull());
});

describe('publishedDate', () => {
  const fetchedAt = new Date('2024-09-21T23:59:00Z');
  const at = (iso: string) => new Date(iso);

  it.each([
    ['the first candidate wins', '2024-09-20T00:00:00Z', '2024-09-19T00:00:00Z', 'feed'],
    ['a clock a little ahead is believed', '2024-09-22T00:04:00Z', '2024-09-19T00:00:00Z', 'feed'],
    ['the future falls to the next', '2024-09-22T07:00:00Z', '2024-09-19T00:00:00Z', 'page'],
    ['a default value falls to the next', '1970-01-01T00:00:00Z', '2024-09-19T00:00:00Z', 'page'],
    ['no reading falls to the next', 'nothing', '2024-09-19T00:00:00Z', 'page'],
    [
      'nothing good leaves the time of fetching',
      '2030-01-01T00:00:00Z',
      '1601-01-01T00:00:00Z',
      'fetched',
    ],
  ] as const)('%s', (_, feed, page, expected) => {
    const candidates = [
      { from: 'feed' as const, at: at(feed) },
      { from: 'page' as const, at: at(page) },
    ];
    const chosen = publishedDate(candidates, { now, fetchedAt });
    const times = { feed: at(feed), page: at(page), text: null, fetched: fetchedAt };
    expect(chosen).toEqual({ from: expected, at: times[expected] });
  });
});
