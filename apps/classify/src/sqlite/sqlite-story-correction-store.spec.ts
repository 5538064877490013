import { openSqlite } from '@newsline/platform';
import { describeStoryCorrectionStore } from '../story-corrections/story-correction-store.conformance.ts';
import { SqliteStoryCorrectionStore } from './sqlite-story-correction-store.ts';

describeStoryCorrectionStore('SqliteStoryCorrectionStore', async () => {
  const database = openSqlite(':memory:');
  return { store: new SqliteStoryCorrectionStore(database), stop: () => database.close() };
});
