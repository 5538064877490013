import { placeIn, formerPlaces, type StoryRecord } from './story-places.ts';

/** `[batch, revision]` for each place that it took. */
function story(...places: (readonly [batch: number, revision: number | null])[]): StoryRecord {
  const history = places.map(([batch, revision]) => ({ batch, revision, at: 0 }));
  return { _id: 's', revision: 9, card: null, here: true, history };
}

const moved = story([4, 1], [7, 2], [6, 3]);

it.each([
  ['nowhere before it came', moved, { last: 3, open: [] }, null],
  ['at its last place', moved, { last: 9, open: [] }, 's@3'],
  ['at the one before while its last batch goes on', moved, { last: 9, open: [6] }, 's@2'],
  ['at its last place while a batch before it goes on', moved, { last: 9, open: [7] }, 's@3'],
  ['where it was when later batches had not begun', moved, { last: 5, open: [] }, 's@1'],
  ['nowhere when it is over', story([1, 1], [2, null]), { last: 2, open: [] }, null],
  ['where it was before that', story([1, 1], [2, null]), { last: 2, open: [2] }, 's@1'],
])('a story stands %s', (_, stored, snapshot, place) => {
  expect(placeIn(stored, snapshot)).toBe(place);
});

it.each([
  ['the one before, and the one before that', moved, 6, ['s@1', 's@2']],
  ['not those that another batch leaves', moved, 7, ['s@1']],
  ['none at its first', moved, 4, []],
  ['none when the batch came too late to move it', moved, 8, []],
  ['none while it was over', story([1, null], [2, 2]), 2, []],
])('a batch closes former places: %s', (_, stored, batch, places) => {
  expect(formerPlaces(stored, batch)).toEqual(places);
});
