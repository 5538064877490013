import { whyHot } from './why-hot.ts';

const now = new Date('2026-02-03T12:00:00.000Z');
const story = (ages: readonly number[] | undefined, outlets = ages?.length ?? 2) => ({
  sourceIds: [],
  outlets: Array.from({ length: outlets }, (_, n) => `o${n}`),
  reports: 0,
  ...(ages && {
    reportedAt: ages.map((hours) => new Date(now.getTime() - hours * 3_600_000).toISOString()),
  }),
});

it.each<[string, readonly number[] | undefined, [recentOutlets: number, hours: number]]>([
  ['five of eight in three hours', [30, 20, 10, 3, 2.5, 2, 1.5, 0.5], [5, 3]],
  ['all in the last hour', [1, 0.5, 0], [3, 1]],
  ['one that is the only one', [5], [1, 6]],
  ['half of two', [50, 11], [1, 12]],
  ['none of half of them: what there is in a day', [60, 50, 20], [1, 24]],
  ['none in a day', [60, 50, 40], [0, 24]],
  ['a clock that is ahead', [-0.1, 2], [1, 1]],
  ['none that does not advertise', [], [0, 24]],
  ['what an earlier version published', undefined, [0, 24]],
])('says of %s', (_, ages, [recentOutlets, hours]) => {
  expect(whyHot(story(ages), now)).toMatchObject({ recentOutlets, hours });
});

it('counts all outlets, also those whose last report is not dated', () => {
  expect(whyHot(story([2], 80), now)).toMatchObject({ outlets: 80, recentOutlets: 1 });
});

it.each([
  ['as the story says', 3, 3],
  ['as many as outlets, in what an earlier version published', 0, 4],
])('counts independent reports %s', (_, reports, expected) => {
  expect(whyHot({ ...story([1], 4), reports }, now).reports).toBe(expected);
});

it('counts the sources of a story that an earlier version published', () => {
  const old = { sourceIds: ['a', 'b', 'b'], outlets: [], reports: 0 };
  expect(whyHot(old, now)).toMatchObject({ outlets: 2, reports: 2 });
});
