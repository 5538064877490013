import type { DatabaseSync } from 'node:sqlite';
import { Article } from '@newsline/contracts';
import { inReading, inTransaction, migrate, textHash } from '@newsline/platform';
import {
  AnnouncedArticles,
  type KnownArticle,
  type Observation,
} from '../polling/announced-articles.ts';

/** Everything by the article's number: ids and keys have no order, so a commit would write a page of the
 *  file for nearly every row of an index over them. Texts are found by their hash (`textHash`). */
const announcedArticlesTables = [
  `CREATE TABLE ingest_articles (
     n INTEGER PRIMARY KEY,
     id_hash INTEGER NOT NULL,
     article_id TEXT NOT NULL,
     version INTEGER NOT NULL,
     published_at TEXT NOT NULL,
     published_from TEXT NOT NULL,
     withdrawn INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX ingest_articles_by_hash ON ingest_articles (id_hash);
   CREATE TABLE ingest_keys (hash INTEGER NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL) STRICT;
   CREATE INDEX ingest_keys_by_hash ON ingest_keys (hash);
   CREATE TABLE ingest_sightings (
     source_id TEXT NOT NULL,
     n INTEGER NOT NULL,
     fingerprint TEXT NOT NULL,
     PRIMARY KEY (source_id, n)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX ingest_sightings_by_article ON ingest_sightings (n);
   CREATE TABLE ingest_versions (
     n INTEGER NOT NULL,
     version INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (n, version)
   ) STRICT;`,
];

export class SqliteAnnouncedArticles extends AnnouncedArticles {
  readonly #db: DatabaseSync;
  /** For what is rare; what is done for every article is prepared, which takes half the time. */
  readonly #sql;
  readonly #known;
  readonly #number;
  readonly #keyIsTaken;
  readonly #insert;

  /** @param database from `openSqlite`: migrating needs its `text_hash` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'ingest.articles', announcedArticlesTables);
    this.#sql = database.createTagStore(32);
    this.#known = database.prepare(
      `SELECT a.article_id, a.version, a.published_at, a.published_from, a.withdrawn,
         (SELECT fingerprint FROM ingest_sightings s
           WHERE s.source_id = ? AND s.n = a.n) AS fingerprint
       FROM ingest_keys k JOIN ingest_articles a USING (n) WHERE k.hash = ? AND k.key = ?`,
    );
    this.#number = database.prepare(
      'SELECT n FROM ingest_articles WHERE id_hash = ? AND article_id = ?',
    );
    this.#keyIsTaken = database.prepare('SELECT 1 FROM ingest_keys WHERE hash = ? AND key = ?');
    this.#insert = {
      article: database.prepare(`INSERT INTO ingest_articles
        (id_hash, article_id, version, published_at, published_from) VALUES (?, ?, ?, ?, ?)`),
      version: database.prepare('INSERT OR REPLACE INTO ingest_versions VALUES (?, ?, ?)'),
      key: database.prepare('INSERT INTO ingest_keys VALUES (?, ?, ?)'),
      observation: database.prepare('INSERT OR REPLACE INTO ingest_sightings VALUES (?, ?, ?)'),
    };
  }

  async find(
    sourceId: string,
    keyLists: readonly (readonly string[])[],
  ): Promise<readonly (KnownArticle | null)[]> {
    return inReading(this.#db, () => keyLists.map((keys) => this.#find(sourceId, keys)));
  }

  #find(sourceId: string, keys: readonly string[]): KnownArticle | null {
    for (const [at, key] of keys.entries()) {
      const row = this.#known.get(sourceId, textHash(key), key);
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

  async remember(
    observations: readonly Observation[],
    versions: readonly Article[],
  ): Promise<void> {
    inTransaction(this.#db, () => {
      const numbers = new Map<string, number>();
      for (const article of versions) {
        const n = this.#keepArticle(article);
        numbers.set(article.id, n);
        this.#insert.version.run(n, article.version, JSON.stringify(article));
      }
      for (const { articleId, sourceId, fingerprint, keys } of observations) {
        const n = numbers.get(articleId) ?? this.#numberOf(articleId);
        if (n === undefined)
          throw new Error(`Nothing is known of ${articleId}, which was observed`);
        for (const key of keys) {
          const hash = textHash(key);
          if (!this.#keyIsTaken.get(hash, key)) this.#insert.key.run(hash, key, n);
        }
        this.#insert.observation.run(sourceId, n, fingerprint);
      }
    });
  }

  /** @returns the article's number */
  #keepArticle({ id, version, publishedAt, publishedFrom }: Article): number {
    const known = this.#numberOf(id);
    if (known === undefined) {
      const hash = textHash(id);
      const added = this.#insert.article.run(hash, id, version, publishedAt, publishedFrom);
      return Number(added.lastInsertRowid);
    }
    this.#sql.run`UPDATE ingest_articles SET version = max(version, ${version}), withdrawn = 0
      WHERE n = ${known}`;
    return known;
  }

  #numberOf(articleId: string): number | undefined {
    const row = this.#number.get(textHash(articleId), articleId);
    return row && Number(row['n']);
  }

  async versions(articleId: string): Promise<readonly Article[]> {
    return this.#sql.all`SELECT v.body FROM ingest_articles a JOIN ingest_versions v USING (n)
      WHERE a.id_hash = ${textHash(articleId)} AND a.article_id = ${articleId}
      ORDER BY v.version`.map((row) => Article.parse(JSON.parse(String(row['body']))));
  }

  async exclusiveTo(sourceId: string): Promise<readonly { articleId: string; version: number }[]> {
    return this.#sql.all`SELECT a.article_id, a.version
      FROM ingest_sightings s JOIN ingest_articles a USING (n)
      WHERE s.source_id = ${sourceId} AND NOT EXISTS (
        SELECT 1 FROM ingest_sightings o WHERE o.n = s.n AND o.source_id <> ${sourceId}
      )`.map((row) => ({ articleId: String(row['article_id']), version: Number(row['version']) }));
  }

  async forget(sourceId: string): Promise<void> {
    inTransaction(this.#db, () => {
      this.#sql.run`CREATE TEMP TABLE IF NOT EXISTS leaving (n INTEGER PRIMARY KEY)`;
      this.#sql.run`DELETE FROM leaving`;
      this.#sql.run`INSERT INTO leaving SELECT n FROM ingest_sightings s
        WHERE source_id = ${sourceId} AND NOT EXISTS (
          SELECT 1 FROM ingest_sightings o WHERE o.n = s.n AND o.source_id <> ${sourceId})`;
      this.#sql.run`DELETE FROM ingest_sightings WHERE source_id = ${sourceId}`;
      this.#sql.run`DELETE FROM ingest_versions WHERE n IN (SELECT n FROM leaving)`;
      this.#sql.run`UPDATE ingest_articles SET withdrawn = 1
        WHERE n IN (SELECT n FROM leaving)`;
    });
  }
}
