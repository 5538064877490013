import { knownAcronyms, readAcronyms } from './acronyms.ts';

describe('readAcronyms', () => {
  it('reads a line each, without blank ones and remarks', () => {
    expect(readAcronyms('# ours\n\nABC = Alpha Beta Corp | Tập đoàn ABC\n')).toEqual([
      { short: 'ABC', long: ['Alpha Beta Corp', 'Tập đoàn ABC'] },
    ]);
  });

  it.each(['ABC', 'ABC =', ' = Alpha', 'ABC = | '])('says which line is wrong: %j', (line) => {
    expect(() => readAcronyms(`XY = Xa Yen\n${line}`)).toThrow(/^Line 2 of the acronyms is not/u);
  });

  it('ships some, each with another name', () => {
    expect(knownAcronyms.length).toBeGreaterThan(40);
    expect(knownAcronyms.every(({ short, long }) => long.length > 0 && !long.includes(short))).toBe(
      true,
    );
  });
});
