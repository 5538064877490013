import { articlesPerDay, rhythmAfter, rhythmFromDates, type Rhythm } from './rhythm.ts';

const now = new Date('2026-03-02T12:00:00Z');
const hourMs = 3_600_000;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hourMs);
const later = (hours: number) => new Date(now.getTime() + hours * hourMs);

describe('the rhythm of a source', () => {
  it.each<[string, Date[], number, number]>([
    ['no dates at all: an article an hour', [], 24, 24],
    ['one a day for five days', [1, 25, 49, 73, 97].map(hoursAgo), 0.9, 1.7],
    ['four an hour', Array.from({ length: 20 }, (_, n) => hoursAgo(n / 4)), 80, 100],
    ['dates in the future, which say nothing', [later(1), later(50)], 24, 24],
    ['years of silence: little, but not nothing', [hoursAgo(30_000)], 0.2, 0.4],
  ])('is guessed from %s', (_, dates, least, most) => {
    const perDay = articlesPerDay(rhythmFromDates(dates, now));
    expect(perDay).toBeGreaterThanOrEqual(least);
    expect(perDay).toBeLessThanOrEqual(most);
  });

  function watched(rhythm: Rhythm, days: number, arrivedAt: (hour: number) => number): number {
    let after = rhythm;
    for (let hour = 1; hour <= days * 24; hour += 1)
      after = rhythmAfter(after, arrivedAt(hour), later(hour));
    return articlesPerDay(after);
  }

  it('comes near to what arrives, whatever the feed’s dates said', () => {
    const lying = rhythmFromDates(Array(50).fill(now), now);
    expect(articlesPerDay(lying)).toBeGreaterThan(1_000);
    expect(watched(lying, 28, (hour) => (hour % 6 === 0 ? 1 : 0))).toBeCloseTo(4, 0);
  });

  it('does not depend on how often it is looked at', () => {
    const start = rhythmFromDates([], now);
    const once = rhythmAfter(start, 0, later(48));
    const twice = rhythmAfter(rhythmAfter(start, 0, later(20)), 0, later(48));
    expect(twice.articles).toBeCloseTo(once.articles, 6);
    expect(twice.hours).toBeCloseTo(once.hours, 6);
  });

  it('fades away in silence, and is back soon', () => {
    const busy = rhythmFromDates(
      Array.from({ length: 50 }, (_, n) => hoursAgo(n)),
      now,
    );
    const month = later(30 * 24);
    const silent = rhythmAfter(busy, 0, month);
    expect(articlesPerDay(silent)).toBeLessThan(0.1);
    expect(
      articlesPerDay(rhythmAfter(silent, 5, new Date(month.getTime() + hourMs))),
    ).toBeGreaterThan(1);
  });

  it('survives a clock that goes back', () => {
    const rhythm = rhythmFromDates([], now);
    expect(articlesPerDay(rhythmAfter(rhythm, 0, hoursAgo(5)))).toBe(24);
  });
});
