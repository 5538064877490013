import { nextPoll } from './next-poll.ts';

const now = new Date('2026-01-01T00:00:00Z');
const minute = 60_000;
const limits = { intervalMs: 15 * minute, minMs: 5 * minute, maxMs: 24 * 60 * minute };
const silent = { retryAfterMs: null, freshForMs: null, failures: 0 };

describe('nextPoll', () => {
  it.each([
    ['the usual interval', silent, 15],
    ['max-age outranks the interval', { ...silent, freshForMs: 60 * minute }, 60],
    ['a short max-age does not', { ...silent, freshForMs: minute }, 15],
    ['each failure doubles the wait', { ...silent, failures: 2 }, 60],
    ['the limit outranks failures', { ...silent, failures: 50 }, 1440],
    ['the limit outranks the publisher', { ...silent, retryAfterMs: 1e12 }, 1440],
  ])('%s', (_, hints, minutes) => {
    expect((nextPoll(now, hints, limits, 0).getTime() - now.getTime()) / minute).toBe(minutes);
  });
  it('spreads by a tenth', () => {
    expect((nextPoll(now, silent, limits, 1).getTime() - now.getTime()) / minute).toBe(16.5);
  });
});
