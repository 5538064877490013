import { histogramOf, type Bar } from './histogram.ts';

const today = '2026-03-04';
const on = (...days: string[]) => days.map((day) => ({ day, count: 2 }));
const shown = ({ from, to, count }: Bar) => `${from ?? ''}..${to ?? ''} ${count}`;

it.each([
  ['nothing, without a match', [], 'day', []],
  ['one day', on('2026-03-04'), 'day', ['2026-03-04..2026-03-04 2']],
  [
    'each day, also one without a match',
    on('2026-02-28', '2026-03-02'),
    'day',
    ['2026-02-28..2026-02-28 2', '2026-03-01..2026-03-01 0', '2026-03-02..2026-03-02 2'],
  ],
  [
    'what is dated in the future, with today',
    on('2026-03-03', '2026-03-04', '2033-01-01'),
    'day',
    ['2026-03-03..2026-03-03 2', '2026-03-04.. 4'],
  ],
])('shows %s', (_reason, days, unit, bars) => {
  const histogram = histogramOf(days, today);
  expect([histogram.unit, histogram.bars.map(shown)]).toEqual([unit, bars]);
});

it.each([
  ['of five weeks in days', '2026-01-28', 'day', 36, '2026-01-28..2026-01-28 2'],
  ['of six weeks in weeks from Monday', '2026-01-22', 'week', 7, '2026-01-19..2026-01-25 2'],
  ['of a year in months', '2025-02-20', 'month', 14, '2025-02-01..2025-02-28 2'],
  ['of ten years in years', '2016-07-01', 'year', 11, '2016-01-01..2016-12-31 2'],
  ['of a lifetime in years, the first one open', '1935-01-01', 'year', 36, '..1991-12-31 2'],
])('shows matches %s', (_reason, oldest, unit, count, first) => {
  const histogram = histogramOf(on(oldest, '2026-03-04'), today);
  expect([histogram.unit, histogram.bars.length]).toEqual([unit, count]);
  expect(shown(histogram.bars[0]!)).toBe(first);
  expect(histogram.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(4);
});

it('shows the days of nearly all where a single match is of another age', () => {
  const days = [
    { day: '1970-01-01', count: 1 },
    { day: '2026-03-01', count: 99 },
  ];
  const { unit, bars } = histogramOf(days, today);
  expect([unit, bars.length, shown(bars[0]!), shown(bars.at(-1)!)]).toEqual([
    'day',
    36,
    '..2026-01-25 1',
    '2026-03-01..2026-03-01 99',
  ]);
});
