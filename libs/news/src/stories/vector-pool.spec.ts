import { packFacts, packVector, termVector } from './term-vector.ts';
import { VectorPool } from './vector-pool.ts';

function vectorOf(count: number, seed: number) {
  return termVector(
    {
      terms: Int32Array.from({ length: count }, (_, at) => at * 31 - seed),
      weights: Float64Array.from({ length: count }, (_, at) => 1 + ((at + seed) % 7)),
      rarities: Float64Array.from({ length: count }, (_, at) => (at * seed) % 15),
      kinds: Uint8Array.from({ length: count }, (_, at) => (at ^ seed) % 32),
    },
    160,
  );
}

describe('VectorPool', () => {
  it('gives back what was stored, however much came and went', () => {
    const pool = new VectorPool();
    const live = new Map<number, [ReturnType<typeof pool.store>, ReturnType<typeof vectorOf>]>();
    for (let step = 0; step < 3_000; step++) {
      const gone = live.get(step % 400);
      if (gone) pool.release(gone[0]);
      const vector = vectorOf((step * step) % 161, step);
      live.set(step % 400, [pool.store(vector), vector]);
    }
    for (const [stored, vector] of live.values()) {
      expect(packVector(stored)).toBe(packVector(vector));
      expect(packFacts(stored)).toBe(packFacts(vector));
      expect([...stored.terms, ...stored.weights]).toEqual([...vector.terms, ...vector.weights]);
      expect([...stored.rarities, ...stored.kinds]).toEqual([...vector.rarities, ...vector.kinds]);
    }
  });
});
