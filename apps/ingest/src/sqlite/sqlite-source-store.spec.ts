import { openSqlite } from '@newsline/platform';
import { describeSourceStore, source } from '../polling/source-store.conformance.ts';
import { SqliteSourceStore } from './sqlite-source-store.ts';

describeSourceStore('SqliteSourceStore', async () => {
  const database = openSqlite(':memory:');
  return { store: new SqliteSourceStore(database), stop: () => database.close() };
});

describe('SqliteSourceStore', () => {
  it('reads what an earlier version stored', async () => {
    const database = openSqlite(':memory:');
    const store = new SqliteSourceStore(database);
    await store.put(source('a'));
    const later = ['$.health.warnings', '$.health.endedAt', '$.moved', '$.redirect'];
    database.exec(`UPDATE ingest_sources SET body = json_remove(body, '${later.join("', '")}')`);
    expect(await store.all()).toEqual([source('a')]);
  });
});
