import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { namedEntity, type EntityName } from './search/entities.ts';
import type { SearchDocument, SearchIndex } from './search-index.ts';
import { migrateIndex } from './sqlite/schema.ts';

export { IndexSettings } from './index.config.ts';
export { openEngine, type Engine } from './open-engine.ts';

/** All that the search index in the file holds, put into another one in the order in which it came.
 *  Tables of an earlier version are migrated first. */
export function indexParts(database: DatabaseSync, target: SearchIndex): readonly TransferPart[] {
  migrateIndex(database);
  const withdrawals = 'FROM index_versions WHERE doc IS NULL';
  return [
    transferRows(database, {
      name: 'index observed sources',
      count: 'SELECT count(*) AS n FROM index_observed WHERE standing = 1',
      rows: `SELECT change AS position, article_id, source_id, as_of
        FROM index_observed WHERE standing = 1 AND change > ? ORDER BY change`,
      write: (rows) =>
        target.observe(
          rows.map((row) => ({
            articleId: String(row['article_id']),
            sourceId: String(row['source_id']),
            asOf: new Date(Number(row['as_of'])).toISOString(),
          })),
        ),
    }),
    transferRows(database, {
      name: 'index removed sources',
      count: 'SELECT count(*) AS n FROM index_removed_sources',
      rows: 'SELECT source_id AS position, as_of FROM index_removed_sources WHERE source_id > ? ORDER BY source_id',
      first: '',
      write: (rows) =>
        target.removeSources(
          rows.map(({ position, as_of: asOf }) => ({
            sourceId: String(position),
            asOf: new Date(Number(asOf)).toISOString(),
          })),
        ),
    }),
    transferRows(database, {
      name: 'index documents',
      count: 'SELECT count(*) AS n FROM index_articles',
      rows: `SELECT a.doc AS position, a.*, v.version
        FROM index_articles a JOIN index_versions v USING (article_id)
        WHERE a.doc > ? ORDER BY a.doc`,
      write: (rows) => target.put(rows.map(toDocument)),
      arrived: () => target.count(),
    }),
    transferRows(database, {
      name: 'index other topics',
      count: 'SELECT count(*) AS n FROM index_versions WHERE revision > 0',
      rows: `SELECT article_id AS position, v.version, v.revision, a.topics
        FROM index_versions v JOIN index_articles a USING (article_id)
        WHERE v.revision > 0 AND article_id > ? ORDER BY article_id`,
      first: '',
      write: (rows) =>
        target.relabel(
          rows.map((row) => ({
            articleId: String(row['position']),
            version: Number(row['version']),
            revision: Number(row['revision']),
            topics: topicsOf(row),
          })),
        ),
    }),
    transferRows(database, {
      name: 'index other stories',
      count: 'SELECT count(*) AS n FROM index_versions WHERE move > 0',
      rows: `SELECT article_id AS position, v.version, v.move, a.story_id
        FROM index_versions v JOIN index_articles a USING (article_id)
        WHERE v.move > 0 AND article_id > ? ORDER BY article_id`,
      first: '',
      write: (rows) =>
        target.move(
          rows.map((row) => ({
            articleId: String(row['position']),
            version: Number(row['version']),
            move: Number(row['move']),
            storyId: String(row['story_id']),
          })),
        ),
    }),
    transferRows(database, {
      name: 'index withdrawn',
      count: `SELECT count(*) AS n ${withdrawals}`,
      rows: `SELECT article_id AS position, version ${withdrawals} AND article_id > ? ORDER BY article_id`,
      first: '',
      write: (rows) =>
        target.withdraw(
          rows.map(({ position, version }) => ({
            articleId: String(position),
            version: Number(version),
          })),
        ),
    }),
  ];
}

function toDocument(row: Row): SearchDocument {
  const text = (column: string) => String(row[column]);
  const textOrNull = (column: string) => (row[column] === null ? null : text(column));
  return {
    article: {
      id: text('article_id'),
      version: Number(row['version']),
      url: textOrNull('url'),
      sourceId: text('source_id'),
      sourceName: text('source_name'),
      publishedAt: text('published_at'),
      imageUrl: textOrNull('image_url'),
      title: text('title'),
      summary: text('summary'),
      text: text('text'),
    },
    labels: {
      language: text('language'),
      topics: topicsOf(row),
      entities: (JSON.parse(text('entities')) as EntityName[]).map(namedEntity),
    },
    storyId: text('story_id'),
  };
}

function topicsOf(row: Row): { readonly topic: string }[] {
  return (JSON.parse(String(row['topics'])) as string[]).map((topic) => ({ topic }));
}
