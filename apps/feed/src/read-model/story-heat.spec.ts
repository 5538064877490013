import { storyHeat } from './story-heat.ts';

const hoursAgo = (hours: number) => new Date(Date.UTC(2026, 1, 2) - hours * 3_600_000);

it.each<[string, [sources: number, hoursAgo: number], [sources: number, hoursAgo: number]]>([
  ['of two reported by as many sources the newer', [2, 1], [2, 2]],
  ['of two as new the one reported by more', [3, 1], [2, 1]],
  ['three now above eight of yesterday', [3, 1], [8, 24]],
  ['eight of yesterday above one now', [8, 24], [1, 0]],
  ['no source counts as one', [0, 0], [1, 1]],
])('hotter is %s', (_reason, hotter, cooler) => {
  const heat = ([sources, hours]: [number, number]) => storyHeat(sources, hoursAgo(hours));
  expect(heat(hotter)).toBeGreaterThan(heat(cooler));
});

it('is halved by twelve hours', () => {
  expect(storyHeat(4, hoursAgo(12))).toBe(storyHeat(2, hoursAgo(0)));
});
