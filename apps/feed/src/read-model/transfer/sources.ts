import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type Row, type TransferPart } from '@newsline/platform';
import { upsertAll } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { HistoryRecord } from '../mongo/source-histories.ts';
import { MongoSourceStore } from '../mongo/source-store.ts';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { storedHistory, storedSource, storedTopics } from '../stored.ts';

/** Sources and the list of topics. */
export function transferSources(
  database: DatabaseSync,
  connection: Connection,
  batch: number,
): readonly TransferPart[] {
  const store = new MongoSourceStore(connection);
  const histories = connection.collection<HistoryRecord>('feed_source_histories');
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
      name: 'feed source histories',
      count: 'SELECT count(*) AS n FROM feed_source_history',
      rows: `SELECT id AS position, last_outage_at, history FROM feed_source_history
        WHERE id > ? ORDER BY id`,
      first: '',
      write: (rows) => upsertAll(histories, rows.map(historyRecord)),
      arrived: () => histories.countDocuments(),
    }),
    transferRows(database, {
      name: 'feed topic list',
      count: 'SELECT count(*) AS n FROM feed_topic_list',
      rows: 'SELECT only AS position, as_of, topics FROM feed_topic_list WHERE only > ?',
      write: (rows) =>
        apply(
          rows.map((row) => ({
            kind: 'topics',
            topics: [...storedTopics(JSON.parse(String(row['topics'])))],
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
  return { kind: 'source', source: storedSource(JSON.parse(String(row['state']))), asOf };
}

function historyRecord(row: Row) {
  const { position, last_outage_at: lastOutageAt, history } = row;
  const stored = storedHistory(JSON.parse(String(history)));
  const record = { history: stored, lastOutageAt, revision: 1 };
  return { _id: String(position), update: { $set: record } };
}

function instant(row: Row): string {
  return new Date(Number(row['as_of'])).toISOString();
}
