import type { DatabaseSync } from 'node:sqlite';
import type { SourceState, Topic } from '@newsline/contracts';
import { movingRows, type MovingPart, type Row } from '@newsline/platform';
import { migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { Change } from '../newsroom.ts';
import { feedCollections } from './mongo-feed-collections.ts';
import { MongoOperatorKeys } from './mongo-operator-keys.ts';
import { MongoSourceShelf } from './mongo-source-shelf.ts';
import { movingArticles } from './transfer-articles.ts';
import { movingStories } from './transfer-stories.ts';
import { migrateFeed, readMeta } from './sqlite-newsroom-schema.ts';

/** All that feed keeps, from its tables to its collections, as one batch that is over (see
 *  docs/decisions/0012). Tables of an earlier version are brought to the newest first. */
export async function feedParts(
  database: DatabaseSync,
  connection: Connection,
): Promise<readonly MovingPart[]> {
  migrateFeed(database);
  await migrateMongo(connection, 'feed', feedCollections);
  // Later than any revision that a reader has seen.
  const batch = readMeta(database, 'revision') + 1;
  return [
    movingRevision(database, connection, batch),
    ...movingArticles(database, connection),
    ...movingStories(database, connection, batch),
    ...movingSources(database, connection, batch),
    movingKey(database, await MongoOperatorKeys.open(connection), connection),
  ];
}

function movingRevision(database: DatabaseSync, connection: Connection, batch: number): MovingPart {
  const batches = connection.collection<{ _id: string; last: number }>('feed_batches');
  return movingRows(database, {
    name: 'feed revision',
    count: 'SELECT 1 AS n',
    rows: 'SELECT 1 AS place WHERE 1 > ?',
    write: () => batches.updateOne({ _id: 'all' }, { $max: { last: batch } }),
    arrived: () => batches.countDocuments({ last: { $gte: batch } }),
  });
}

function movingSources(
  database: DatabaseSync,
  connection: Connection,
  batch: number,
): readonly MovingPart[] {
  const shelf = new MongoSourceShelf(connection);
  const apply = async (changes: readonly Change[]) => (await shelf.plan(changes))?.(batch);
  return [
    movingRows(database, {
      name: 'feed sources',
      count: 'SELECT count(*) AS n FROM feed_source',
      rows: 'SELECT id AS place, as_of, state FROM feed_source WHERE id > ? ORDER BY id',
      first: '',
      write: (rows) => apply(rows.map(sourceChange)),
      arrived: () => connection.collection('feed_sources').countDocuments(),
    }),
    movingRows(database, {
      name: 'feed topic list',
      count: 'SELECT count(*) AS n FROM feed_topic_list',
      rows: 'SELECT only AS place, as_of, topics FROM feed_topic_list WHERE only > ?',
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

function sourceChange(row: Row): Change {
  const asOf = instant(row);
  if (row['state'] === null)
    return { kind: 'source-removed', sourceId: String(row['place']), asOf };
  return { kind: 'source', source: JSON.parse(String(row['state'])) as SourceState, asOf };
}

function instant(row: Row): string {
  return new Date(Number(row['as_of'])).toISOString();
}

function movingKey(
  database: DatabaseSync,
  keys: MongoOperatorKeys,
  connection: Connection,
): MovingPart {
  const rows = 'SELECT made_at AS place, hash FROM feed_operator_keys WHERE made_at > ?';
  return movingRows(database, {
    name: 'feed operator keys',
    count: 'SELECT count(*) AS n FROM feed_operator_keys',
    stamp: () => JSON.stringify(database.prepare(rows).all('')),
    rows: `${rows} ORDER BY made_at`,
    first: '',
    write: async (found) => {
      for (const { hash, place } of found) await keys.take(String(hash), String(place));
    },
    arrived: () => connection.collection('feed_operator_keys').countDocuments(),
  });
}
