import type { DatabaseSync } from 'node:sqlite';
import type { StoryCorrection } from '@newsline/contracts';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { Correction } from '../corrections/correction-store.ts';
import { SqliteCorrectionStore } from '../sqlite/sqlite-correction-store.ts';
import { SqliteStoryCorrectionStore } from '../sqlite/sqlite-story-correction-store.ts';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import type { Member } from '../stories/story-store.ts';
import {
  MongoCorrectionStore,
  revisionId,
  toRecord,
  type CorrectionRecord,
  type RevisionRecord,
} from './mongo-correction-store.ts';
import {
  MongoStoryCorrectionStore,
  toStoryCorrectionRecord,
  type StoryCorrectionRecord,
} from './mongo-story-correction-store.ts';
import { MongoStoryStore, type ArticleRecord, type StoryRecord } from './mongo-story-store.ts';
import { topicParts } from './transfer-topics.ts';

/** All that classify keeps, from its tables to its collections. Tables of an earlier version are
 *  brought to the newest first. */
export async function classifyParts(
  database: DatabaseSync,
  connection: Connection,
): Promise<readonly TransferPart[]> {
  new SqliteStoryStore(database);
  const store = await MongoStoryStore.open(connection);
  const articles = connection.collection<ArticleRecord>('classify_articles');
  const stories = connection.collection<StoryRecord>('classify_stories');
  return [
    ...(await correctionParts(database, connection)),
    ...topicParts(database, connection),
    await storyCorrectionPart(database, connection),
    transferRows(database, {
      name: 'classify stories',
      count: 'SELECT count(*) AS n FROM classify_stories',
      rows: `SELECT n AS position, story_id, revision FROM classify_stories WHERE n > ? ORDER BY n`,
      write: (rows) => insertNew(stories, rows.map(toStory)),
      arrived: () => stories.countDocuments(),
    }),
    transferRows(database, {
      name: 'classify members',
      count: 'SELECT count(*) AS n FROM classify_members',
      rows: 'SELECT n AS position, body FROM classify_members WHERE n > ? ORDER BY n',
      write: (rows) => insertNew(articles, rows.map(toMember)),
      arrived: () => articles.countDocuments({ storyId: { $exists: true } }),
    }),
    transferRows(database, {
      name: 'classify withdrawn',
      count: 'SELECT count(*) AS n FROM classify_withdrawn',
      rows: `SELECT article_id AS position, version FROM classify_withdrawn
        WHERE article_id > ? ORDER BY article_id`,
      first: '',
      // Such an article may have come back as a member, in the same document.
      write: (rows) =>
        store.save({ members: [], withdrawn: rows.map(toWithdrawal), revisions: new Map() }),
      arrived: () => articles.countDocuments({ withdrawn: { $exists: true } }),
    }),
  ];
}

async function correctionParts(
  database: DatabaseSync,
  connection: Connection,
): Promise<readonly TransferPart[]> {
  new SqliteCorrectionStore(database);
  await MongoCorrectionStore.open(connection);
  const corrections = connection.collection<CorrectionRecord>('classify_corrections');
  const revisions = connection.collection<RevisionRecord>('classify_revisions');
  const revision = () =>
    Number(
      database.prepare('SELECT revision FROM classify_correction_revision').get()?.['revision'],
    );
  return [
    transferRows(database, {
      name: 'classify corrections',
      stamp: () => String(revision()),
      count: 'SELECT count(*) AS n FROM classify_corrections',
      rows: 'SELECT n AS position, body FROM classify_corrections WHERE n > ? ORDER BY n',
      write: (rows) => insertNew(corrections, rows.map(toCorrection)),
      arrived: () => corrections.countDocuments(),
    }),
    transferRows(database, {
      name: 'classify revision of corrections',
      count: 'SELECT count(*) AS n FROM classify_correction_revision',
      rows: 'SELECT n AS position, revision FROM classify_correction_revision WHERE n > ?',
      write: () =>
        revisions.updateOne(
          { _id: revisionId },
          { $max: { revision: revision() } },
          { upsert: true },
        ),
      arrived: () => revisions.countDocuments({ _id: revisionId }),
    }),
  ];
}

async function storyCorrectionPart(
  database: DatabaseSync,
  connection: Connection,
): Promise<TransferPart> {
  new SqliteStoryCorrectionStore(database);
  await MongoStoryCorrectionStore.open(connection);
  const kept = connection.collection<StoryCorrectionRecord>('classify_story_corrections');
  return transferRows(database, {
    name: 'classify corrections of stories',
    stamp: () =>
      JSON.stringify(
        database.prepare('SELECT max(n), sum(is_taken_back) FROM classify_story_corrections').get(),
      ),
    count: 'SELECT count(*) AS n FROM classify_story_corrections',
    rows: `SELECT n AS position, body, is_taken_back FROM classify_story_corrections
      WHERE n > ? ORDER BY n`,
    write: (rows) => insertNew(kept, rows.map(toStoryCorrection)),
    arrived: () => kept.countDocuments(),
  });
}

function toStoryCorrection({ body, is_taken_back: isTakenBack }: Row): StoryCorrectionRecord {
  return toStoryCorrectionRecord(JSON.parse(String(body)) as StoryCorrection, isTakenBack === 1);
}

function toCorrection({ body }: Row): CorrectionRecord {
  return toRecord(JSON.parse(String(body)) as Correction);
}

function toStory(row: Row): StoryRecord {
  return { _id: String(row['story_id']), revision: Number(row['revision']) };
}

function toMember({ body }: Row): ArticleRecord {
  const { articleId, ...member } = JSON.parse(String(body)) as Member;
  return { _id: articleId, ...member };
}

function toWithdrawal({ position, version }: Row): { articleId: string; version: number } {
  return { articleId: String(position), version: Number(version) };
}
