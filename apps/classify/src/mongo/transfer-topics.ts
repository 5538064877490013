import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { SqliteTopicStore } from '../sqlite/sqlite-topic-store.ts';
import {
  state,
  type AdjustmentRecord,
  type ModelRecord,
  type StateRecord,
  type TopicRecord,
} from './mongo-topic-store.ts';

/** Topics of operators and the models that were trained for them. Their revision begins anew: whoever
 *  starts reads them whatever it is. */
export function topicParts(
  database: DatabaseSync,
  connection: Connection,
): readonly TransferPart[] {
  new SqliteTopicStore(database);
  const topics = connection.collection<TopicRecord>('classify_topics');
  const adjustments = connection.collection<AdjustmentRecord>('classify_topic_adjustments');
  const models = connection.collection<ModelRecord>('classify_topic_models');
  const states = connection.collection<StateRecord>('classify_topic_states');
  return [
    transferRows(database, {
      name: 'classify topics',
      stamp: () => revisionOf(database),
      count: 'SELECT count(*) AS n FROM classify_topics',
      rows: 'SELECT id AS position, definition FROM classify_topics WHERE id > ? ORDER BY id',
      first: '',
      write: (rows) => insertNew(topics, rows.map(toTopic)),
      arrived: () => topics.countDocuments(),
    }),
    // Before their models: where a model is, its adjustments are.
    transferRows(database, {
      name: 'classify adjustments',
      count: 'SELECT count(*) AS n FROM classify_topic_adjustments',
      rows: 'SELECT n AS position, number, packed FROM classify_topic_adjustments WHERE n > ? ORDER BY n',
      write: (rows) => insertNew(adjustments, rows.map(toAdjustment)),
      arrived: () => adjustments.countDocuments(),
    }),
    transferRows(database, {
      name: 'classify models',
      count: 'SELECT count(*) AS n FROM classify_topic_models',
      rows: 'SELECT number AS position, * FROM classify_topic_models WHERE number > ? ORDER BY number',
      write: (rows) => insertNew(models, rows.map(toModel)),
      arrived: () => models.countDocuments(),
    }),
    transferRows(database, {
      name: 'classify active model',
      stamp: () => JSON.stringify(activationsOf(database)),
      count: 'SELECT count(*) AS n FROM classify_topic_state',
      rows: 'SELECT n AS position FROM classify_topic_state WHERE n > ?',
      write: () => states.updateOne(state, { $set: activationsOf(database) }, { upsert: true }),
      arrived: () => states.countDocuments({ ...state, lastModel: { $exists: true } }),
    }),
  ];
}

/** It rises also where one definition takes the place of another. */
function revisionOf(database: DatabaseSync): string {
  return String(database.prepare('SELECT revision FROM classify_topic_state').get()?.['revision']);
}

function activationsOf(
  database: DatabaseSync,
): Required<Pick<StateRecord, 'lastModel' | 'activations'>> {
  const last = database.prepare('SELECT max(number) AS n FROM classify_topic_models').get();
  const rows = database.prepare('SELECT number FROM classify_topic_activations ORDER BY n').all();
  return {
    lastModel: Number(last?.['n'] ?? 0),
    activations: rows.map(({ number }) => (number === null ? null : Number(number))),
  };
}

function toTopic({ position, definition }: Row): TopicRecord {
  return { _id: String(position), definition: String(definition) };
}

function toAdjustment({ position, number, packed }: Row): AdjustmentRecord {
  return {
    _id: `${Number(number)} ${Number(position)}`,
    position: Number(position),
    packed: String(packed),
  };
}

function toModel(row: Row): ModelRecord {
  return {
    _id: Number(row['position']),
    trainedAt: String(row['trained_at']),
    encoders: JSON.parse(String(row['encoders'])) as ModelRecord['encoders'],
    report: String(row['report']),
  };
}
