import { openSqlite } from '@newsline/platform';
import { endFirstStart, firstStartedAt } from './first-start.ts';

const [first, second] = [new Date('2026-02-01T00:00:00Z'), new Date('2026-02-02T00:00:00Z')];

describe('the first start', () => {
  it('goes on until all its sources are there, and counts from its beginning', () => {
    const database = openSqlite(':memory:');
    expect(firstStartedAt(database, first)).toEqual({ at: first, isNow: true });
    // Broken off: the process was killed here.
    expect(firstStartedAt(database, second)).toEqual({ at: first, isNow: true });
    endFirstStart(database);
    expect(firstStartedAt(database, second)).toEqual({ at: first, isNow: false });
    database.close();
  });

  it('is over in a folder of an earlier version', () => {
    const database = openSqlite(':memory:');
    firstStartedAt(database, first);
    database.exec("DELETE FROM newsline_facts WHERE name <> 'first-started-at'");
    expect(firstStartedAt(database, second)).toEqual({ at: first, isNow: false });
    database.close();
  });
});
