import { docsIn, docsUpTo, noDocs } from './doc-bits.ts';
import { DocSet } from './doc-set.ts';

const last = 2_000;

/** Every so many, from there on. */
const every = (step: number, from = 1) =>
  Uint32Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, i) => from + i * step);
const sets = { sparse: every(100), dense: every(3), denser: every(2, 2), none: new Uint32Array(0) };
const names = Object.keys(sets) as (keyof typeof sets)[];

describe('DocSet', () => {
  it.each(names)('holds what it was given, and no more: %s', (name) => {
    const docs = sets[name];
    const set = new DocSet(docs);
    expect([set.size, [...set.list()]]).toEqual([docs.length, [...docs]]);
    const wrong = Array.from({ length: last + 9 }, (_, doc) => doc).filter(
      (doc) => set.has(doc) !== docs.includes(doc),
    );
    expect(wrong).toEqual([]);
  });

  it.each(names.flatMap((one) => names.map((other) => [one, other] as const)))(
    'tells what %s and %s have in common',
    (one, other) => {
      const both = [...sets[one]].filter((doc) => sets[other].includes(doc));
      expect([...new DocSet(sets[one]).intersection(new DocSet(sets[other])).list()]).toEqual(both);
      const bits = noDocs(last);
      new DocSet(sets[other]).addTo(bits);
      const met: number[] = [];
      new DocSet(sets[one]).eachOf(bits, (doc) => met.push(doc));
      expect(met).toEqual(both);
    },
  );

  it.each(names)('takes in what comes, and lets go: %s', (name) => {
    const set = new DocSet(sets[name].slice());
    set.append(Uint32Array.of(last + 1, last + 40));
    set.remove(sets[name][0] ?? 0);
    set.remove(last + 7);
    const rest = [...sets[name].slice(1), last + 1, last + 40];
    expect([set.size, [...set.list()]]).toEqual([rest.length, rest]);
    const bits = noDocs(last + 40);
    set.addTo(bits);
    expect([...docsIn(bits)]).toEqual(rest);
  });
});

describe('docsUpTo', () => {
  it.each([1, 31, 32, 33, 64])('is every number from 1 to %i', (upTo) => {
    expect([...docsIn(docsUpTo(upTo))]).toEqual(Array.from({ length: upTo }, (_, i) => i + 1));
  });

  it('is empty where there are none', () => expect([...docsIn(docsUpTo(0))]).toEqual([]));
});
