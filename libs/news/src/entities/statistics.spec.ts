import {
  evidenceColumns,
  evidenceUnit,
  nameKinds,
  positions,
  readStatistics,
} from './statistics.ts';

/** All names: as many of each kind in each position; then "obama" as a whole name of people. */
const table = '*:CkDkEkFkGkHkIkJkKkLkMkNkOkPkQkRkSkTkUkVk obama:AkB4Ce the:A2Bk';

describe('readStatistics', () => {
  const { words, capitalShares, evidence } = readStatistics(table);

  it('has a row a word, and none for all names', () => expect(words).toHaveLength(2));

  it('tells a name from a word by its capital', () => {
    expect(capitalShares[0]).toBeGreaterThan(240);
    expect(capitalShares[1]).toBeLessThan(15);
  });

  it('speaks for the kind that was counted and against the others', () => {
    const nats = nameKinds.map(
      (_, kind) => (evidence[positions.sole * 4 + kind] as number) / evidenceUnit,
    );
    expect(nats[0]).toBeGreaterThan(1);
    expect(Math.max(...nats.slice(1))).toBeLessThan(-2);
  });

  it('says nothing where nothing was counted', () => {
    expect([...evidence.subarray(evidenceColumns)].every((value) => value === 0)).toBe(true);
  });

  it('reads nothing', () => expect(readStatistics('').words).toHaveLength(0));
});
