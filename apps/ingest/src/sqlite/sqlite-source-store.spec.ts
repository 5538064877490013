import { openSqlite } from '@newsline/platform';
import { describeSourceStore } from '../polling/source-store.conformance.ts';
import { SqliteSourceStore } from './sqlite-source-store.ts';

describeSourceStore('SqliteSourceStore', async () => {
  const database = openSqlite(':memory:');
  return { store: new SqliteSourceStore(database), stop: () => database.close() };
});
