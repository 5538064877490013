import { noPostings, PostingLists, weightBits } from './posting-lists.ts';

/** Numerical Recipes' linear congruential generator: the same sequence in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) =>
    Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
}

const postingOf = (slot: number) => (slot << weightBits) | 7;

describe('PostingLists', () => {
  test.each([
    { why: 'nothing', count: 0, most: 3, found: [] },
    { why: 'one posting', count: 1, most: 3, found: [0] },
    { why: 'a pair', count: 2, most: 3, found: [0, 1] },
    { why: 'the latest of many', count: 40, most: 3, found: [37, 38, 39] },
    {
      why: 'the last of a million slots',
      count: 1,
      slot: 2 ** 20 - 1,
      most: 1,
      found: [2 ** 20 - 1],
    },
  ])('finds $why', ({ count, slot = 0, most, found }) => {
    const lists = new PostingLists();
    let list = noPostings;
    for (let at = 0; at < count; at++) list = lists.add(list, postingOf(slot + at));
    expect([...lists.latest(list, most)]).toEqual(found.map(postingOf));
  });

  test.each([
    { why: 'that stay short', slots: 4 },
    { why: 'that grow and shrink', slots: 300 },
    { why: 'longer than a page', slots: 20_000 },
  ])('keeps lists $why apart and in order, whatever goes', ({ slots }) => {
    const next = random(slots);
    const lists = new PostingLists();
    const names = new Array<number>(2).fill(noPostings);
    const expected = names.map((): number[] => []);
    const check = () =>
      names.forEach((name, at) =>
        expect(lists.latest(name, Infinity).join()).toBe(expected[at]?.map(postingOf).join()),
      );
    for (const share of [0.1, 0.9, 0.3, 1]) {
      for (let step = 0; step < 3 * slots; step++) {
        const at = next(names.length);
        const its = expected[at] ?? [];
        const removes = its.length > 0 && (next(1_000) < share * 1_000 || its.length >= slots);
        const slot = removes ? its[next(4) > 0 ? 0 : next(its.length)] : undefined;
        if (slot === undefined) {
          const added = its.length > 0 ? ((its.at(-1) ?? 0) + 1) % 2 ** 20 : step;
          its.push(added);
          names[at] = lists.add(names[at] ?? noPostings, postingOf(added));
        } else {
          its.splice(its.indexOf(slot), 1);
          names[at] = lists.remove(names[at] ?? noPostings, slot);
        }
      }
      check();
    }
    const emptied = names.map((name, at) =>
      (expected[at] ?? []).reduce((list, slot) => lists.remove(list, slot), name),
    );
    expect(emptied).toEqual(names.map(() => noPostings));
  });
});
