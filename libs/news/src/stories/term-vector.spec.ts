import { TermKind } from './term-kind.ts';
import { cosine, packFacts, packVector, termVector, unpackVector } from './term-vector.ts';

const vector = (weights: Record<number, number>, most = 100) =>
  termVector(
    {
      terms: Int32Array.from(Object.keys(weights), Number),
      weights: Float64Array.from(Object.values(weights)),
      rarities: Float64Array.from(Object.values(weights), (weight) => weight % 20),
      kinds: Uint8Array.from(Object.values(weights), () => TermKind.name),
    },
    most,
  );

describe('termVector', () => {
  it('has length 1, whatever the weights', () => {
    const own = vector({ 7: 0.001, [-9]: 0.002, 3: 0.0005 });
    expect(cosine(own, own)).toBeCloseTo(1, 2);
  });

  it('keeps the weightiest terms, in ascending order, negative hashes first', () => {
    expect([...vector({ 5: 1, [-8]: 4, 2: 3, 9: 2 }, 3).terms]).toEqual([-8, 2, 9]);
  });

  it('keeps every term, however light', () => {
    expect(Math.min(...vector({ 1: 1e6, 2: 1 }).weights)).toBe(1);
  });

  it('survives packing, at the ends of the hash range too', () => {
    const own = vector({ [-(2 ** 31)]: 1, [2 ** 31 - 1]: 2, 0: 3 });
    const unpacked = (one: typeof own) => unpackVector(packVector(one), packFacts(one));
    expect(unpacked(own)).toEqual(own);
    expect(unpacked(vector({}))).toEqual(vector({}));
    expect(() => unpackVector('AAAA')).toThrow(RangeError);
    expect(() => unpackVector(packVector(own), 'AAAA')).toThrow(RangeError);
  });

  it('guesses what an earlier version did not store', () => {
    const own = vector(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [at, 30 - at])));
    const { weights, kinds, rarities } = unpackVector(packVector(own));
    expect(weights).toEqual(own.weights);
    expect(kinds[0]).toBe(TermKind.title);
    expect(kinds[29]).toBe(0);
    expect(rarities[0]).toBeGreaterThan(rarities[29] ?? 0);
  });
});

describe('cosine', () => {
  it('is that of the angle', () => {
    expect(cosine(vector({ 1: 1 }), vector({ 1: 1, 2: 1 }))).toBeCloseTo(Math.SQRT1_2, 3);
    expect(cosine(vector({ 1: 1 }), vector({ 2: 1 }))).toBe(0);
    expect(cosine(vector({}), vector({}))).toBe(0);
  });
});
