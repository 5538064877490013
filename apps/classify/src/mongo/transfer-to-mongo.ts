import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import type { Member } from '../stories/story-store.ts';
import { MongoStoryStore, type ArticleRecord, type StoryRecord } from './mongo-story-store.ts';

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
