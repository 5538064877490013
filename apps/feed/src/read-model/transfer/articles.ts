import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { insertNew, upsertAll } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { ArticleRecord } from '../mongo/article-writer.ts';
import { observationRecord, showArticle, type ObservationRecord } from '../mongo/observations.ts';
import { withTieBreaker } from './tie-breaker.ts';
import { storedArticle } from '../stored.ts';

const articleRows = `
  SELECT a.n AS position, a.id, a.version, a.place AS at, s.name AS source, l.name AS language,
    t.id AS story, a.topics, a.topics_revision, a.move, a.card, a.text, a.html,
    (SELECT count(*) FROM feed_article b WHERE b.place = a.place AND b.n < a.n) AS tie
  FROM feed_article a JOIN feed_name s ON s.n = a.source JOIN feed_name l ON l.n = a.language
    JOIN feed_story t ON t.n = a.story
  WHERE a.n > ? ORDER BY a.n`;

/** Articles, and what is known of those that were withdrawn. */
export function transferArticles(
  database: DatabaseSync,
  connection: Connection,
): readonly TransferPart[] {
  const articles = connection.collection<ArticleRecord>('feed_articles');
  const topics = connection.collection<{ _id: string }>('feed_article_topics');
  const observations = connection.collection<ObservationRecord>('feed_observations');
  return [
    transferRows(database, {
      name: 'feed articles',
      count: 'SELECT count(*) AS n FROM feed_article',
      rows: articleRows,
      write: async (rows) => {
        const stored = rows.map(toRecord);
        const named = [...new Set(stored.flatMap((article) => article.topics ?? []))];
        await insertNew(
          topics,
          named.map((_id) => ({ _id })),
        );
        await insertNew(articles, stored);
      },
      arrived: () => articles.countDocuments({ version: { $exists: true } }),
    }),
    transferRows(database, {
      name: 'feed withdrawn',
      count: 'SELECT count(*) AS n FROM feed_withdrawn',
      rows: 'SELECT id AS position, version, place AS at, source, outlet FROM feed_withdrawn WHERE id > ? ORDER BY id',
      first: '',
      write: (rows) => insertNew(articles, rows.map(toWithdrawn)),
      arrived: () => articles.countDocuments({ withdrawn: { $exists: true } }),
    }),
    transferRows(database, {
      name: 'feed observations',
      count: 'SELECT count(*) AS n FROM feed_observed',
      rows: `SELECT id || char(10) || source AS position, id, source, as_of FROM feed_observed
        WHERE position > ? ORDER BY position`,
      first: '',
      write: async (rows) => {
        await insertNew(observations, rows.map(toObservation));
        await upsertAll(articles, rows.map(toObservation).map(showArticle));
      },
      arrived: () => observations.countDocuments(),
    }),
  ];
}

function toRecord(row: Row): ArticleRecord {
  return {
    _id: String(row['id']),
    version: Number(row['version']),
    place: withTieBreaker(Number(row['at']), Number(row['tie'])),
    sourceId: String(row['source']),
    language: String(row['language']),
    storyId: String(row['story']),
    topics: JSON.parse(String(row['topics'])) as string[],
    ...(Number(row['topics_revision']) > 0 && { topicsRevision: Number(row['topics_revision']) }),
    ...(Number(row['move']) > 0 && { move: Number(row['move']) }),
    card: storedArticle(JSON.parse(String(row['card']))),
    text: String(row['text']),
    html: String(row['html']),
  };
}

function toWithdrawn({ position, version, at, source, outlet }: Row): ArticleRecord {
  const formerVoice = source !== null && {
    formerVoice: { sourceId: String(source), outlet: outlet === null ? null : String(outlet) },
  };
  const withdrawn = { _id: String(position), withdrawn: Number(version), ...formerVoice };
  return at === null ? withdrawn : { ...withdrawn, formerPlace: Number(at) };
}

function toObservation(row: Row): ObservationRecord {
  return observationRecord({
    kind: 'observed',
    articleId: String(row['id']),
    sourceId: String(row['source']),
    asOf: new Date(Number(row['as_of'])).toISOString(),
  });
}
