import { nextPoll, type PollHints } from './next-poll.ts';

/** A Thursday. */
const now = new Date('2026-01-01T00:00:00Z');
const minute = 60_000;
const limits = { intervalMs: 15 * minute, minMs: 5 * minute, maxMs: 24 * 60 * minute };
const silent: PollHints = {
  articlesPerDay: null,
  retryAfterMs: null,
  freshForMs: null,
  skipHours: [],
  skipDays: [],
  pushesForMs: null,
  failures: 0,
};
const allDay = Array.from({ length: 24 }, (_, hour) => hour);

describe('nextPoll', () => {
  it.each<[string, Partial<PollHints>, number, string]>([
    ['a source that nobody knows yet', {}, 15, 'usual'],
    ['an article an hour', { articlesPerDay: 24 }, 15, 'rhythm'],
    ['a hundred a day are polled more often', { articlesPerDay: 96 }, 7.5, 'rhythm'],
    ['one and a half less often', { articlesPerDay: 1.5 }, 60, 'rhythm'],
    ['thousands not more often than the operator wants', { articlesPerDay: 9_600 }, 5, 'rhythm'],
    ['none at all, as seldom as he lets it', { articlesPerDay: 0 }, 1440, 'longest'],
    [
      'max-age outranks the rhythm',
      { freshForMs: 60 * minute, articlesPerDay: 96 },
      60,
      'publisher',
    ],
    ['a short max-age does not', { freshForMs: minute }, 15, 'usual'],
    ['a pause outranks both', { retryAfterMs: 90 * minute, freshForMs: minute }, 90, 'retry-after'],
    ['each failure doubles the wait', { failures: 2 }, 60, 'failures'],
    ['the limit outranks failures', { failures: 50 }, 1440, 'longest'],
    ['the limit outranks the publisher', { retryAfterMs: 1e12 }, 1440, 'longest'],
    ['hours to skip', { skipHours: [0, 1, 2] }, 180, 'skipped-hours'],
    ['hours that are over', { skipHours: [22, 23] }, 15, 'usual'],
    ['days to skip', { skipDays: [0], skipHours: [0] }, 60, 'skipped-hours'],
    ['a day and an hour', { skipDays: [4] }, 1440, 'skipped-hours'],
    ['more days than the operator lets it wait', { skipDays: [4, 5] }, 1440, 'longest'],
    [
      'pushes: as seldom as the operator lets it',
      { pushesForMs: 1e12, articlesPerDay: 96 },
      1440,
      'pushed',
    ],
    ['pushes that end before', { pushesForMs: 600 * minute }, 600, 'pushed'],
    ['pushes of what fails', { pushesForMs: 600 * minute, failures: 1 }, 30, 'failures'],
    ['every hour, which can’t be meant', { skipHours: allDay }, 15, 'usual'],
  ])('of %s', (_, hints, minutes, kind) => {
    const { at, reason } = nextPoll(now, { ...silent, ...hints }, limits, 0);
    expect([(at.getTime() - now.getTime()) / minute, reason.kind]).toEqual([minutes, kind]);
  });

  it('spreads by a tenth', () => {
    const inMinutes = (hints: Partial<PollHints>) =>
      (nextPoll(now, { ...silent, ...hints }, limits, 1).at.getTime() - now.getTime()) / minute;
    expect(inMinutes({})).toBe(16.5);
    expect(inMinutes({ skipHours: [0] })).toBe(61.5);
  });

  it('says what the reason is made of', () => {
    const valuesOf = (hints: Partial<PollHints>) =>
      nextPoll(now, { ...silent, ...hints }, limits, 0).reason.values;
    expect(valuesOf({ articlesPerDay: 4.16666 })).toEqual({ perDay: '4.17' });
    expect(valuesOf({ freshForMs: 60 * minute })).toEqual({ seconds: '3600' });
    expect(valuesOf({ failures: 3 })).toEqual({ failures: '3' });
    expect(valuesOf({ retryAfterMs: 1e12 })).toEqual({ seconds: '86400' });
  });
});
