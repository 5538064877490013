import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart } from '@newsline/platform';
import { migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { feedCollections } from './read-model/mongo/collections.ts';
import { MongoOperatorKeys } from './operator-keys/mongo/mongo-operator-keys.ts';
import { transferOperatorKey } from './operator-keys/transfer.ts';
import { transferArticles } from './read-model/transfer/articles.ts';
import { transferSources } from './read-model/transfer/sources.ts';
import { transferStories } from './read-model/transfer/stories.ts';
import { migrateFeed, readMeta } from './read-model/sqlite/schema.ts';
import { transferVotes } from './votes/transfer.ts';

/** All of feed's data, from its tables to its collections, as one batch that has ended (see
 *  docs/decisions/0012). Tables of an earlier version are migrated first. */
export async function feedParts(
  database: DatabaseSync,
  connection: Connection,
): Promise<readonly TransferPart[]> {
  migrateFeed(database);
  await migrateMongo(connection, 'feed', feedCollections);
  // Later than any revision that a reader has seen.
  const batch = readMeta(database, 'revision') + 1;
  return [
    transferRevision(database, connection, batch),
    ...transferArticles(database, connection),
    ...transferStories(database, connection, batch),
    ...transferSources(database, connection, batch),
    ...transferVotes(database, connection),
    transferOperatorKey(database, await MongoOperatorKeys.open(connection), connection),
  ];
}

function transferRevision(
  database: DatabaseSync,
  connection: Connection,
  batch: number,
): TransferPart {
  const batches = connection.collection<{ _id: string; last: number }>('feed_batches');
  return transferRows(database, {
    name: 'feed revision',
    count: 'SELECT 1 AS n',
    rows: 'SELECT 1 AS position WHERE 1 > ?',
    write: () => batches.updateOne({ _id: 'all' }, { $max: { last: batch } }),
    arrived: () => batches.countDocuments({ last: { $gte: batch } }),
  });
}
