import type { DatabaseSync } from 'node:sqlite';
import type { Article } from '@newsline/contracts';
import { inTransaction, migrate } from '@newsline/platform';
import { ArticleLog, type KnownArticle, type Sighting } from '../articles/article-log.ts';

const tables = [
  `CREATE TABLE ingest_keys (key TEXT PRIMARY KEY, article_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE ingest_articles (
     article_id TEXT PRIMARY KEY,
     version INTEGER NOT NULL,
     published_at TEXT NOT NULL,
     published_from TEXT NOT NULL,
     withdrawn INTEGER NOT NULL DEFAULT 0
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE ingest_sightings (
     article_id TEXT NOT NULL,
     source_id TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     PRIMARY KEY (article_id, source_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX ingest_sightings_by_source ON ingest_sightings (source_id);
   CREATE TABLE ingest_versions (
     article_id TEXT NOT NULL,
     version INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (article_id, version)
   ) STRICT;`,
];

export class SqliteArticleLog extends ArticleLog {
  readonly #db: DatabaseSync;
  readonly #sql;

  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'ingest.articles', tables);
    this.#sql = database.createTagStore(32);
  }

  async find(
    sourceId: string,
    keyLists: readonly (readonly string[])[],
  ): Promise<readonly (KnownArticle | null)[]> {
    return keyLists.map((keys) => this.#find(sourceId, keys));
  }

  #find(sourceId: string, keys: readonly string[]): KnownArticle | null {
    for (const [at, key] of keys.entries()) {
      const row = this.#sql
        .get`SELECT a.article_id, a.version, a.published_at, a.published_from, a.withdrawn,
          (SELECT fingerprint FROM ingest_sightings s
            WHERE s.article_id = a.article_id AND s.source_id = ${sourceId}) AS fingerprint
        FROM ingest_keys k JOIN ingest_articles a USING (article_id) WHERE k.key = ${key}`;
      if (!row) continue;
      return {
        articleId: String(row['article_id']),
        version: Number(row['version']),
        publishedAt: String(row['published_at']),
        publishedFrom: row['published_from'] as Article['publishedFrom'],
        withdrawn: row['withdrawn'] === 1,
        underFirstKey: at === 0,
        fingerprint: row['fingerprint'] === null ? null : String(row['fingerprint']),
      };
    }
    return null;
  }

  async remember(sightings: readonly Sighting[], versions: readonly Article[]): Promise<void> {
    inTransaction(this.#db, () => {
      for (const { articleId, sourceId, fingerprint, keys } of sightings) {
        for (const key of keys) {
          this.#sql.run`INSERT OR IGNORE INTO ingest_keys VALUES (${key}, ${articleId})`;
        }
        this.#sql.run`INSERT OR REPLACE INTO ingest_sightings
          VALUES (${articleId}, ${sourceId}, ${fingerprint})`;
      }
      for (const article of versions) {
        this.#sql.run`INSERT OR REPLACE INTO ingest_versions
          VALUES (${article.id}, ${article.version}, ${JSON.stringify(article)})`;
        this.#sql.run`INSERT INTO ingest_articles
          VALUES (${article.id}, ${article.version}, ${article.publishedAt}, ${article.publishedFrom}, 0)
          ON CONFLICT (article_id) DO UPDATE
          SET version = max(version, excluded.version), withdrawn = 0`;
      }
    });
  }

  async versions(articleId: string): Promise<readonly Article[]> {
    return this.#sql.all`SELECT body FROM ingest_versions WHERE article_id = ${articleId}
      ORDER BY version`.map((row) => JSON.parse(String(row['body'])) as Article);
  }

  async only(sourceId: string): Promise<readonly { articleId: string; version: number }[]> {
    return this.#sql.all`SELECT a.article_id, a.version
      FROM ingest_sightings s JOIN ingest_articles a USING (article_id)
      WHERE s.source_id = ${sourceId} AND NOT EXISTS (
        SELECT 1 FROM ingest_sightings o WHERE o.article_id = s.article_id AND o.source_id <> ${sourceId}
      )`.map((row) => ({ articleId: String(row['article_id']), version: Number(row['version']) }));
  }

  async forget(sourceId: string): Promise<void> {
    inTransaction(this.#db, () => {
      this.#sql.run`CREATE TEMP TABLE IF NOT EXISTS leaving (article_id TEXT PRIMARY KEY)`;
      this.#sql.run`DELETE FROM leaving`;
      this.#sql.run`INSERT INTO leaving SELECT article_id FROM ingest_sightings s
        WHERE source_id = ${sourceId} AND NOT EXISTS (
          SELECT 1 FROM ingest_sightings o
          WHERE o.article_id = s.article_id AND o.source_id <> ${sourceId})`;
      this.#sql.run`DELETE FROM ingest_sightings WHERE source_id = ${sourceId}`;
      this.#sql
        .run`DELETE FROM ingest_versions WHERE article_id IN (SELECT article_id FROM leaving)`;
      this.#sql.run`UPDATE ingest_articles SET withdrawn = 1
        WHERE article_id IN (SELECT article_id FROM leaving)`;
    });
  }
}
