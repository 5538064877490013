import { openSqlite } from '@newsline/platform';
import { describeTopicStore } from '../topics/topic-store.conformance.ts';
import { SqliteTopicStore } from './sqlite-topic-store.ts';

describeTopicStore('SqliteTopicStore', async () => {
  const database = openSqlite(':memory:');
  return {
    store: new SqliteTopicStore(database),
    another: async () => new SqliteTopicStore(database),
    stop: () => database.close(),
  };
});
