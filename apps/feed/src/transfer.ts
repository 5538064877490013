import type { DatabaseSync } from 'node:sqlite';
import type { SourceState, Topic } from '@newsline/contracts';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { ProjectionUpdate } from './read-model/news-read-model.ts';
import { feedCollections } from './read-model/mongo/collections.ts';
import { MongoOperatorKeys } from './operator-keys/mongo/mongo-operator-keys.ts';
import { MongoSourceStore } from './read-model/mongo/source-store.ts';
import { transferArticles } from './read-model/transfer/articles.ts';
import { transferStories } from './read-model/transfer/stories.ts';
import { migrateFeed, readMeta } from './read-model/sqlite/schema.ts';

/** All that feed keeps, from its tables to its collections, as one batch that is over (see
 *  docs/decisions/0012). Tables of an earlier version are brought to the newest first. */
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
    transferKey(database, await MongoOperatorKeys.open(connection), connection),
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

function transferSources(
  database: DatabaseSync,
  connection: Connection,
  batch: number,
): readonly TransferPart[] {
  const store = new MongoSourceStore(connection);
  const apply = async (updates: readonly ProjectionUpdate[]) =>
    (await store.prepare(updates))?.(batch);
  return [
    transferRows(database, {
      name: 'feed sources',
      count: 'SELECT count(*) AS n FROM feed_source',
      rows: 'SELECT id AS position, as_of, state FROM feed_source WHERE id > ? ORDER BY id',
      first: '',
      write: (rows) => apply(rows.map(sourceUpdate)),
      arrived: () => connection.collection('feed_sources').countDocuments(),
    }),
    transferRows(database, {
      name: 'feed topic list',
      count: 'SELECT count(*) AS n FROM feed_topic_list',
      rows: 'SELECT only AS position, as_of, topics FROM feed_topic_list WHERE only > ?',
      write: (rows) =>
        apply(
          rows.map((row) => ({
            kind: 'topics',
            topics: JSON.parse(String(row['topics'])) as Topic[],
            asOf: instant(row),
          })),
        ),
      arrived: () => connection.collection('feed_topic_lists').countDocuments(),
    }),
  ];
}

function sourceUpdate(row: Row): ProjectionUpdate {
  const asOf = instant(row);
  if (row['state'] === null)
    return { kind: 'source-removed', sourceId: String(row['position']), asOf };
  return { kind: 'source', source: JSON.parse(String(row['state'])) as SourceState, asOf };
}

function instant(row: Row): string {
  return new Date(Number(row['as_of'])).toISOString();
}

function transferKey(
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
