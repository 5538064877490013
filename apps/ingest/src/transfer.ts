import type { DatabaseSync } from 'node:sqlite';
import { Article } from '@newsline/contracts';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { bulkWrite, insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { Source } from './polling/source-store.ts';
import {
  fieldOf,
  hashOf,
  statementsOf,
  type ArticleRecord,
  type KeyRecord,
  type StatementRecord,
} from './mongo/mongo-article-records.ts';
import { MongoAnnouncedArticles } from './mongo/mongo-announced-articles.ts';
import { MongoSourceStore } from './mongo/mongo-source-store.ts';
import { SqliteAnnouncedArticles } from './sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from './sqlite/sqlite-source-store.ts';

export { once } from './mongo/mongo-once.ts';

/** All that ingest keeps, from its tables to its collections. Tables of an earlier version are brought
 *  to the newest first. */
export async function ingestParts(
  database: DatabaseSync,
  connection: Connection,
): Promise<readonly TransferPart[]> {
  new SqliteSourceStore(database);
  new SqliteAnnouncedArticles(database);
  const sources = await MongoSourceStore.open(connection);
  await MongoAnnouncedArticles.open(connection);
  const articles = connection.collection<ArticleRecord>('ingest_articles');
  const keys = connection.collection<KeyRecord>('ingest_keys');
  const versions = connection.collection<Article>('ingest_versions');
  const statements = connection.collection<StatementRecord>('ingest_statements');
  return [
    transferRows(database, {
      name: 'ingest sources',
      count: 'SELECT count(*) AS n FROM ingest_sources',
      rows: 'SELECT rowid AS position, body FROM ingest_sources WHERE rowid > ? ORDER BY rowid',
      write: (rows) =>
        Promise.all(rows.map(({ body }) => sources.put(Source.parse(JSON.parse(String(body)))))),
      arrived: () => connection.collection('ingest_sources').countDocuments(),
    }),
    transferRows(database, {
      name: 'ingest articles',
      count: 'SELECT count(*) AS n FROM ingest_articles',
      rows: `SELECT a.n AS position, a.*,
          (SELECT json_group_object(source_id, fingerprint) FROM (
            SELECT s.source_id, s.fingerprint FROM ingest_sightings s
              LEFT JOIN ingest_statements t ON t.n = s.n AND t.source_id = s.source_id
            WHERE s.n = a.n ORDER BY coalesce(t.first_said, 0), s.source_id)) AS fingerprints
        FROM ingest_articles a WHERE a.n > ? ORDER BY a.n`,
      write: (rows) => insertNew(articles, rows.map(toArticle)),
      arrived: () => articles.countDocuments(),
    }),
    transferRows(database, {
      name: 'ingest versions',
      count: 'SELECT count(*) AS n FROM ingest_versions',
      rows: 'SELECT rowid AS position, body FROM ingest_versions WHERE rowid > ? ORDER BY rowid',
      write: (rows) =>
        insertNew(
          versions,
          rows.map(({ body }) => Article.parse(JSON.parse(String(body)))),
        ),
      arrived: () => versions.countDocuments(),
    }),
    transferRows(database, {
      name: 'ingest statements',
      count: 'SELECT count(*) AS n FROM ingest_statements',
      rows: `SELECT t.first_said AS position, a.article_id, t.source_id, t.body
        FROM ingest_statements t JOIN ingest_articles a USING (n)
        WHERE t.first_said > ? ORDER BY t.first_said`,
      write: (rows) => bulkWrite(statements, rows.flatMap(toStatement)),
      arrived: () => statements.countDocuments(),
    }),
    transferRows(database, {
      name: 'ingest identity keys',
      count: 'SELECT count(*) AS n FROM ingest_keys',
      rows: `SELECT k.rowid AS position, k.key, a.article_id
        FROM ingest_keys k JOIN ingest_articles a USING (n) WHERE k.rowid > ? ORDER BY k.rowid`,
      write: (rows) => insertNew(keys, rows.map(toKey)),
      arrived: () => keys.countDocuments(),
    }),
  ];
}

/** How many sources are served by the one process alone. The tables are there: see `ingestParts`. */
export function demonstrationSources(database: DatabaseSync): number {
  const query = `SELECT count(*) AS n FROM ingest_sources WHERE body ->> '$.demonstration'`;
  return Number(database.prepare(query).get()?.['n']);
}

function toArticle(row: Row): ArticleRecord {
  const fingerprints = Object.entries(
    JSON.parse(String(row['fingerprints'])) as Record<string, string>,
  );
  return {
    _id: String(row['article_id']),
    version: Number(row['version']),
    publishedAt: String(row['published_at']),
    publishedFrom: row['published_from'] as Article['publishedFrom'],
    withdrawn: row['withdrawn'] === 1,
    speaker: {
      sourceId: String(row['speaker']),
      outlet: row['outlet'] === null ? null : String(row['outlet']),
    },
    shownBy: fingerprints.map(([sourceId]) => sourceId),
    fingerprints: Object.fromEntries(
      fingerprints.map(([sourceId, fingerprint]) => [fieldOf(sourceId), fingerprint]),
    ),
  };
}

function toStatement(row: Row) {
  return statementsOf({
    articleId: String(row['article_id']),
    sourceId: String(row['source_id']),
    statement: Article.parse(JSON.parse(String(row['body']))),
  });
}

function toKey(row: Row): KeyRecord {
  return { _id: hashOf(String(row['key'])), articleId: String(row['article_id']) };
}
