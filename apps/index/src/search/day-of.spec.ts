import { dayIn } from './day-of.ts';

const dayOf = (instant: string, zone: string) =>
  new Date(dayIn(zone)(Date.parse(instant)) * 86_400_000).toISOString().slice(0, 10);

describe('dayIn', () => {
  it.each([
    ['before midnight in Vietnam', '2026-03-01T16:59:59Z', 'Asia/Ho_Chi_Minh', '2026-03-01'],
    ['after midnight in Vietnam', '2026-03-01T17:00:00Z', 'Asia/Ho_Chi_Minh', '2026-03-02'],
    ['UTC', '2026-03-01T23:59:59Z', 'UTC', '2026-03-01'],
    ['west of UTC', '2026-03-01T04:59:59Z', 'America/New_York', '2026-02-28'],
    ['before clocks go forward', '2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
    ['after clocks went forward', '2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
    ['the same day, an hour later', '2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
    ['before 1970', '1969-12-31T23:00:00Z', 'Asia/Ho_Chi_Minh', '1970-01-01'],
  ])('%s', (_, instant, zone, day) => expect(dayOf(instant, zone)).toBe(day));
});
