import { InvertedIndex } from './inverted-index.ts';
import { defaultStorySettings } from './settings.ts';
import { termVector } from './term-vector.ts';

/** Few terms that are everywhere and many that are in one article, neighbours in the table among them. */
function vectorOf(slot: number) {
  const common = Array.from({ length: 6 }, (_, at) => (slot * 7 + at * at) % 40);
  const rare = Array.from({ length: 6 }, (_, at) => 1_000 + slot * 6 + at);
  const terms = Int32Array.from([...new Set([...common, ...rare])]);
  const ones = new Float64Array(terms.length).fill(1);
  return termVector(
    { terms, weights: ones, rarities: ones.slice(), kinds: new Uint8Array(terms.length) },
    160,
  );
}

describe('InvertedIndex', () => {
  it('counts and finds what is left, however much came and went', () => {
    const index = new InvertedIndex({ articles: 10, counts: new Map([[3, 5]]) });
    const live = new Map<number, ReturnType<typeof vectorOf>>();
    for (let step = 0; step < 6_000; step++) {
      const slot = step % 500;
      const gone = live.get(slot);
      if (gone) index.remove(slot, gone);
      live.set(slot, vectorOf(step));
      index.add(slot, vectorOf(step));
    }
    for (const [slot, vector] of [...live].filter(([at]) => at % 3 === 0)) {
      index.remove(slot, vector);
      live.delete(slot);
    }
    const all = [...live.values()].flatMap(({ terms }) => [...terms]);
    const expected = Map.groupBy(all, (term) => term);
    for (const term of [...expected.keys(), 0, 3, 39, 1_000, 36_999])
      expect([term, index.documentFrequency(term)]).toEqual([
        term,
        (expected.get(term)?.length ?? 0) + (term === 3 ? 5 : 0),
      ]);
    const limits = { ...defaultStorySettings, maxPostings: 1_000 };
    for (const [slot, vector] of live) expect(index.search(vector, limits)[0]).toBe(slot);
  });
});
