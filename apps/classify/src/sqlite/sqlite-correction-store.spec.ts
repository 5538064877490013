import { openSqlite } from '@newsline/platform';
import { describeCorrectionStore } from '../corrections/correction-store.conformance.ts';
import { SqliteCorrectionStore } from './sqlite-correction-store.ts';

describeCorrectionStore('SqliteCorrectionStore', async () => {
  const database = openSqlite(':memory:');
  return { store: new SqliteCorrectionStore(database), stop: () => database.close() };
});
