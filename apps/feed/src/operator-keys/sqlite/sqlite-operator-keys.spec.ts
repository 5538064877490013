import { openSqlite } from '@newsline/platform';
import { describeOperatorKeys } from '../operator-keys.conformance.ts';
import { SqliteOperatorKeys } from './sqlite-operator-keys.ts';

describeOperatorKeys('SqliteOperatorKeys', async () => {
  const db = openSqlite(':memory:');
  return {
    keys: new SqliteOperatorKeys(db),
    reopen: async () => new SqliteOperatorKeys(db),
    stored: async () => JSON.stringify(db.prepare('SELECT * FROM feed_operator_keys').all()),
    close: async () => db.close(),
  };
});
