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
    ['an IANA zone', 'Sat, 21 Sep 2024 20:36:31 Europe/Paris', '2024-09-21T18:36:31.000Z'],
    ['an IANA zone in winter', '2024-01-21 20:36 Europe/Paris', '2024-01-21T19:36:00.000Z'],
    [
      'an IANA zone of three parts',
      '2024-09-21 20:36 America/Indiana/Knox',
      '2024-09-22T01:36:00.000Z',
    ],
    ['an IANA zone in brackets', '2024-09-21T20:36:31[Asia/Tokyo]', '2024-09-21T11:36:31.000Z'],
    ['an IANA zone at the end', '20:36 21/09/2024 (Asia/Tokyo)', '2024-09-21T11:36:00.000Z'],
    [
      'an offset before its IANA zone',
      '2024-09-21T20:36:31+09:00[Asia/Tokyo]',
      '2024-09-21T11:36:31.000Z',
    ],
    ['a minus sign', 'Sat, 21 Sep 2024 08:36:31 \u22120500', '2024-09-21T13:36:31.000Z'],
    ['a minus sign in W3C-DTF', '2024-09-21T08:36:31\u221205:00', '2024-09-21T13:36:31.000Z'],
    ['UTC with a bare hour', 'Sat, 21 Sep 2024 10:36:31 UTC-3', '2024-09-21T13:36:31.000Z'],
    ['half an hour', 'Sat, 21 Sep 2024 19:06:31+5:30', '2024-09-21T13:36:31.000Z'],
    ['a zone in words', '21 Sep 2024 06:36 Pacific Daylight Time', '2024-09-21T13:36:00.000Z'],
    ['a zone whose clocks change, in summer', '21 Sep 2024 9:36 AM ET', '2024-09-21T13:36:00.000Z'],
    ['a zone whose clocks change, in winter', '21 Jan 2024 9:36 AM ET', '2024-01-21T14:36:00.000Z'],
    ['Vietnam’s time in words', '20:36 (giờ Việt Nam) 21/09/2024', '2024-09-21T13:36:00.000Z'],
    ['Moscow’s time', '21 сентября 2024 16:36 МСК', '2024-09-21T13:36:00.000Z'],
    ['the American afternoon', 'Sept. 21, 2024, 9:36 p.m. ET', '2024-09-22T01:36:00.000Z'],
    ['a dash for a minus sign', '21 Sep 2024 08:36:31 \u20130500', '2024-09-21T13:36:31.000Z'],
    ['an hour alone in ISO 8601', '2024-09-21T13Z', '2024-09-21T13:00:00.000Z'],
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
    ['a Vietnamese month in words', '21 Tháng Chín, 2024 20:36', '2024-09-21T13:36:00.000Z'],
    ['a Vietnamese month of two words', '21 Tháng Mười Hai, 2023', '2023-12-20T17:00:00.000Z'],
    [
      'a Vietnamese month before the day',
      'Tháng Mười Một 21, 2023 20:36',
      '2023-11-21T13:36:00.000Z',
    ],
    [
      'the fifth month beside the word for year',
      'ngày 21 tháng Năm năm 2024',
      '2024-05-20T17:00:00.000Z',
    ],
    ['a Vietnamese month without its marks', '21 thang tu 2024', '2024-04-20T17:00:00.000Z'],
    ['a Vietnamese month by its number alone', '21-Tư-2024 20:36', '2024-04-21T13:36:00.000Z'],
    ['a Vietnamese abbreviation', 'T7, 21 Th09 2024 20:36', '2024-09-21T13:36:00.000Z'],
    ['a Vietnamese month without a year', '20 giờ 36 phút, 21 tháng 9', '2024-09-21T13:36:00.000Z'],
    ['an hour before its day', '20h 21/9/2024', '2024-09-21T13:00:00.000Z'],
    ['an hour before its day in words', '20 giờ 21 tháng 9, 2024', '2024-09-21T13:00:00.000Z'],
    ['an hour alone', '20h, 21/9/2024', '2024-09-21T13:00:00.000Z'],
    ['the evening', '8h36 tối 21/9/2024', '2024-09-21T13:36:00.000Z'],
    ['French', 'samedi 21 août 2021 à 20h36', '2021-08-21T13:36:00.000Z'],
    ['French, the first', '1er févr. 2024', '2024-01-31T17:00:00.000Z'],
    ['German', 'Sa., 21. März 2020, 20:36 Uhr', '2020-03-21T13:36:00.000Z'],
    ['German with a dot in its time', '21. Dez. 2023 20.36 Uhr', '2023-12-21T13:36:00.000Z'],
    ['Spanish', '21 de enero de 2024, 20:36', '2024-01-21T13:36:00.000Z'],
    ['Portuguese', '21 de setembro de 2024 20h36', '2024-09-21T13:36:00.000Z'],
    ['Italian', '21 giugno 2024 20:36', '2024-06-21T13:36:00.000Z'],
    ['Dutch', '21 mrt 2024 20:36', '2024-03-21T13:36:00.000Z'],
    ['Polish', '21 września 2024 20:36', '2024-09-21T13:36:00.000Z'],
    ['Turkish', '21 Ağustos 2024 20:36', '2024-08-21T13:36:00.000Z'],
    ['Turkish without dots', '21 Kasım 2023 20:36', '2023-11-21T13:36:00.000Z'],
    ['Indonesian', 'Rabu, 21 Agustus 2024 20:36', '2024-08-21T13:36:00.000Z'],
    ['Russian', '21 июля 2024, 20:36', '2024-07-21T13:36:00.000Z'],
    ['Ukrainian', '21 червня 2024 20:36', '2024-06-21T13:36:00.000Z'],
    ['Arabic', '٢١ سبتمبر ٢٠٢٤ 20:36', '2024-09-21T13:36:00.000Z'],
    ['Hungarian order', '2024. május 21. 20:36', '2024-05-21T13:36:00.000Z'],
    ['Chinese', '2024年9月21日 下午8:36', '2024-09-21T13:36:00.000Z'],
    ['Japanese', '2024年09月21日 20時36分', '2024-09-21T13:36:00.000Z'],
    ['Korean', '2024년 9월 21일 오후 8시 36분', '2024-09-21T13:36:00.000Z'],
    ['Korean with dots', '2024. 9. 21. 오후 8:36', '2024-09-21T13:36:00.000Z'],
    [
      'an Arabic month with both its names',
      '21 سبتمبر/تشرين الأول 2024 20:36',
      '2024-09-21T13:36:00.000Z',
    ],
    ['full width', '２０２４－０９－２１　２０：３６', '2024-09-21T13:36:00.000Z'],
    ['Thai, a month that differs in its vowel', '21 ม.ค. 2024 20:36', '2024-01-21T13:36:00.000Z'],
    ['and the other one', '21 มี.ค. 2024 20:36', '2024-03-21T13:36:00.000Z'],
    ['Hindi', '21 फ़रवरी 2024 20:36', '2024-02-21T13:36:00.000Z'],
    ['the Buddhist calendar', '21 กันยายน 2567 20:36', '2024-09-21T13:36:00.000Z'],
    ['slashes with room around', '21 / 09 / 2024 - 20:36', '2024-09-21T13:36:00.000Z'],
    [
      'an IANA zone that does not exist',
      '2024-09-21 20:36 Mars/Olympus',
      '2024-09-21T13:36:00.000Z',
    ],
    ['an English month without a year', '8:36 PM, Sep 21', '2024-09-21T13:36:00.000Z'],
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

  it.each([
    ['hours', '5 giờ trước', '2024-09-21T19:00:00.000Z'],
    ['minutes', 'Cập nhật 15 phút trước', '2024-09-21T23:45:00.000Z'],
    ['days', '2 ngày trước', '2024-09-20T00:00:00.000Z'],
    ['hours and minutes', '1 giờ 20 phút trước', '2024-09-21T22:40:00.000Z'],
    ['this very moment', 'Vừa xong', '2024-09-22T00:00:00.000Z'],
    ['English', '3 hours ago', '2024-09-21T21:00:00.000Z'],
    ['English in words', 'about an hour ago', '2024-09-21T23:00:00.000Z'],
    ['English in short', '20 mins ago', '2024-09-21T23:40:00.000Z'],
    ['English days and hours', '1 day, 2 hours ago', '2024-09-20T22:00:00.000Z'],
  ])('counts back from now: %s', (_, text, expected) => {
    expect(readDate(text, { now, zone: vietnam })).toEqual({
      at: new Date(expected),
      zone: 'given',
      exact: false,
    });
  });

  // In Vietnam it is seven in the morning of 22 September.
  it.each([
    ['today', 'Hôm nay, 05:15', '2024-09-21T22:15:00.000Z', 'assumed'],
    ['today with its day', 'hôm nay 21/9', '2024-09-20T17:00:00.000Z', 'assumed'],
    ['yesterday', 'hôm qua, 20:15', '2024-09-21T13:15:00.000Z', 'assumed'],
    ['a time before its day', '20:15 hôm qua', '2024-09-21T13:15:00.000Z', 'assumed'],
    ['the day before yesterday', '20h15 hôm kia', '2024-09-20T13:15:00.000Z', 'assumed'],
    ['yesterday in English', 'Yesterday at 8:15 PM', '2024-09-21T13:15:00.000Z', 'assumed'],
    ['yesterday elsewhere', 'yesterday 8:15 PM PDT', '2024-09-21T03:15:00.000Z', 'given'],
  ])('counts days in the zone of the date: %s', (_, text, expected, zone) => {
    const read = readDate(text, { now, zone: vietnam });
    expect([read?.at.toISOString(), read?.zone]).toEqual([expected, zone]);
  });

  it.each([
    ['a time', '2024-09-21T20:36Z', true],
    ['a time in words', '20h36 ngày 21/9/2024', true],
    ['a day', '2024-09-21', false],
    ['a spoken day', 'hôm qua', false],
    ['how long ago', '3 giờ trước', false],
  ])('says whether it is exact: %s', (_, text, exact) => {
    expect(readDate(text, { now })?.exact).toBe(exact);
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
    ['words', 'soon'],
    ['words for a length of time', '5 giờ'],
    ['a month alone', 'tháng Năm'],
    ['a word that is no month', '21 tuần 2024'],
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
