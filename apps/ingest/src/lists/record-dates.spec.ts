import { monthOfHeading, shownDate, withoutDate } from './record-dates.ts';

const context = { now: new Date('2031-04-03T08:00:00Z'), zone: 'UTC' };

describe('the date of an article in a list', () => {
  it.each<[string, string, string, string | null]>([
    ['a day', '02/04/2031', '', '2031-04-02T00:00'],
    ['a day in brackets', '(02/04/2031)', '', '2031-04-02T00:00'],
    ['a day and a time, with a weekday', 'Thứ tư, 2/4/2031, 17:40', '', '2031-04-02T17:40'],
    ['year first', '2031/04/02', '', '2031-04-02T00:00'],
    ['year first, with dots', '2031.04.02 09:30', '', '2031-04-02T09:30'],
    ['Japanese', '2031年4月2日', '', '2031-04-02T00:00'],
    ['in words', '2 April 2031', '', '2031-04-02T00:00'],
    ['in Vietnamese words', '28 Tháng Ba, 2031', '', '2031-03-28T00:00'],
    ['behind a section', 'Dân sinh | 02/04/2031 08:15', '', '2031-04-02T08:15'],
    ['some hours ago', '5 giờ trước', '', '2031-04-03T03:00'],
    ['an hour ago', 'an hour ago', '', '2031-04-03T07:00'],
    ['yesterday at a time', 'hôm qua, 20:15', '', '2031-04-02T20:15'],
    ['a day without its year', '31/03', '', '2031-03-31T00:00'],
    ['a month and a day', 'Mar 29', '', '2031-03-29T00:00'],
    ['the year in the heading above', '29/11', 'Năm 2029', '2029-11-29T00:00'],
    ['the year in the heading, months in words', 'Nov 29', '2029', '2029-11-29T00:00'],
    ['the month in the heading above', '29', 'November 2029', '2029-11-29T00:00'],
    ['the month in a Vietnamese heading', '29', 'Tháng 11/2029', '2029-11-29T00:00'],
    ['a year of its own', '29/11/2030', 'Năm 2029', '2030-11-29T00:00'],
    ['a number of comments', '29', '', null],
    ['a section', 'Dân sinh', '', null],
    ['a place in a ranking', 'Top 10', '', null],
    ['a price', '1.250.000 đ', '', null],
    ['a telephone number', '024 3825 1234', '', null],
    [
      'a sentence with a day in it',
      'Cảng mở lại ngày 2/4/2031 sau nhiều tuần đóng cửa vì bão.',
      '',
      null,
    ],
  ])('is read: %s', (_, text, under, expected) => {
    const at = shownDate(text, under, context)?.at.toISOString().slice(0, 16) ?? null;
    expect(at).toBe(expected);
  });

  it('is the month of a heading where nothing says more', () => {
    const at = (heading: string) => monthOfHeading(heading, context)?.at.toISOString();
    expect(at('Tháng 11 năm 2029')).toBe('2029-11-01T00:00:00.000Z');
    expect(at('March 2031')).toBe('2031-03-01T00:00:00.000Z');
    expect(at('Archive')).toBeUndefined();
  });

  it('is no part of a summary', () => {
    expect(withoutDate('02/04/2031 — Tâm bão cách đảo.', context)).toBe('Tâm bão cách đảo.');
  });
});
