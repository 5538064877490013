import { storyHeat } from './story-heat.ts';

const hoursAgo = (hours: number) => new Date(Date.UTC(2026, 1, 2) - hours * 3_600_000);
const story = (sources: number, hours: number, heat?: number) => ({
  lastAt: hoursAgo(hours).toISOString(),
  sourceIds: Array.from({ length: sources }, (_, n) => `source-${n}`),
  ...(heat !== undefined && { heat }),
});

it.each<[string, [sources: number, hoursAgo: number], [sources: number, hoursAgo: number]]>([
  ['of two reported by as many sources the newer', [2, 1], [2, 2]],
  ['of two as new the one reported by more', [3, 1], [2, 1]],
  ['three now above eight of yesterday', [3, 1], [8, 24]],
  ['eight of yesterday above one now', [8, 24], [1, 0]],
  ['no source counts as one', [0, 0], [1, 1]],
])('hotter is, where a story says nothing of its heat, %s', (_reason, hotter, cooler) => {
  expect(storyHeat(story(...hotter))).toBeGreaterThan(storyHeat(story(...cooler)));
});

it('is halved by twelve hours', () => {
  expect(storyHeat(story(4, 12))).toBe(storyHeat(story(2, 0)));
});

it('is what the story says', () => {
  expect(storyHeat(story(8, 0, 5))).toBe(5);
  expect(storyHeat(story(8, 0, 0))).toBe(0);
});

it('is above all others where the story is pinned, by the same formula among these', () => {
  const pinned = { ...story(1, 1_000, 5), pinned: true };
  expect(storyHeat(pinned)).toBeGreaterThan(Date.UTC(9999, 0));
  expect(storyHeat({ ...story(1, 1_000, 6), pinned: true })).toBeGreaterThan(storyHeat(pinned));
});
