import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart } from '@newsline/platform';
import type { Connection } from 'mongoose';
import type { MongoOperatorKeys } from './mongo/mongo-operator-keys.ts';

/** The operator's key, of which only the hash is stored. */
export function transferOperatorKey(
  database: DatabaseSync,
  keys: MongoOperatorKeys,
  connection: Connection,
): TransferPart {
  const rows = 'SELECT made_at AS position, hash FROM feed_operator_keys WHERE made_at > ?';
  return transferRows(database, {
    name: 'feed operator keys',
    count: 'SELECT count(*) AS n FROM feed_operator_keys',
    // As it stands in the fingerprints of transfers that have begun.
    stamp: () =>
      JSON.stringify(
        database
          .prepare(rows)
          .all('')
          .map(({ position, hash }) => ({ place: position, hash })),
      ),
    rows: `${rows} ORDER BY made_at`,
    first: '',
    write: async (found) => {
      for (const { hash, position } of found) await keys.take(String(hash), String(position));
    },
    arrived: () => connection.collection('feed_operator_keys').countDocuments(),
  });
}
