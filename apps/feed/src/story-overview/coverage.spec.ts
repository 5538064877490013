import { dayOf, startOfDay } from '../pages/i18n/dates.ts';
import { coverageOf, startOfUtcDay } from './coverage.ts';
import { minutesLater, newestFirst, told } from './testing/sample-article.ts';

/** As the pages have it. */
const readersDay = (at: number) =>
  startOfDay(dayOf(new Date(at), 'Asia/Ho_Chi_Minh'), 'Asia/Ho_Chi_Minh')?.getTime() ?? at;
const hours = (...reports: readonly (readonly [by: string, hour: number])[]) => ({
  articles: newestFirst(
    reports.map(([by, hour], n) => told({ id: `${n}`, by, minute: hour * 60 })),
  ),
  gap: null,
});
const day = 24;

describe('coverage', () => {
  it('counts articles by outlet and hour, who was first first', () => {
    const found = coverageOf(hours(['b', 0.5], ['a', 1], ['a', 1.9], ['a', 3]), readersDay);
    expect(found).toEqual({
      ...{ from: minutesLater(0), periodHours: 1, periods: 4, others: null, gap: null },
      outlets: [
        { outlet: 'b', name: 'Báo B', counts: [1, 0, 0, 0] },
        { outlet: 'a', name: 'Báo A', counts: [0, 2, 0, 1] },
      ],
    });
  });

  it.each([
    ['one article', 0, 1, 1],
    ['two days', 47.9, 1, 48],
    ['a little more', 48.1, 2, 25],
    ['a week', 7 * day, 6, 29],
    ['a month', 30 * day, 24, 31],
    ['a year', 365 * day, 14 * day, 27],
    ['a wrong date', 60 * 365 * day, 128 * 7 * day, 25],
  ])('has few periods: %s', (_, hour, periodHours, periods) => {
    const found = coverageOf(hours(['a', 0], ['a', hour]), readersDay);
    expect(found).toMatchObject({ periodHours, periods });
    expect(found?.outlets[0]?.counts).toHaveLength(found?.periods ?? 0);
    expect(found?.outlets[0]?.counts.at(-1)).toBeGreaterThan(0);
  });

  it('begins days at midnight of the reader', () => {
    const found = coverageOf(hours(['a', 0], ['a', 30 * day]), readersDay);
    expect(found?.from).toBe('2026-01-31T17:00:00.000Z');
  });

  it.each([
    ['2026-02-01T13:30:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['1969-12-31T23:00:00.000Z', '1969-12-31T00:00:00.000Z'],
  ])('the day of %s begins at %s', (at, expected) => {
    expect(new Date(startOfUtcDay(Date.parse(at))).toISOString()).toBe(expected);
  });

  it('names twelve outlets, those with fewest articles together', () => {
    const reports = Array.from({ length: 15 }, (_, n) => [`o${n}`, 0] as const);
    const found = coverageOf(hours(...reports, ['o14', 1], ['o13', 1]), readersDay);
    expect(found?.outlets.map(({ outlet }) => outlet)).toHaveLength(11);
    expect(
      found?.outlets
        .slice(0, 2)
        .map(({ outlet }) => outlet)
        .sort(),
    ).toEqual(['o13', 'o14']);
    expect(found?.others).toEqual({ outlets: 4, counts: [4, 0] });
  });

  it('says where not all are counted', () => {
    const gap = { from: minutesLater(60), to: minutesLater(150) };
    expect(coverageOf({ ...hours(['a', 0], ['a', 3]), gap }, readersDay)?.gap).toEqual({
      first: 1,
      last: 2,
    });
  });

  it('calls an outlet of several feeds as most of its articles do', () => {
    const names = ['Báo A', 'Báo A - Thế giới', 'Báo A'];
    const articles = names.map((sourceName, n) => told({ id: `${n}`, sourceName, outlet: 'a.vn' }));
    expect(coverageOf({ articles, gap: null }, readersDay)?.outlets[0]?.name).toBe('Báo A');
  });

  it('is none without articles', () => {
    expect(coverageOf({ articles: [], gap: null }, readersDay)).toBeNull();
  });
});
