import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { Article } from '@newsline/contracts';
import { inGroupCommit, inReading, inTransaction, textHash } from '@newsline/platform';
import {
  AnnouncedArticles,
  placedAt,
  type KnownArticle,
  type Observation,
  type Simultaneous,
  type Speaker,
  type Succession,
} from '../polling/announced-articles.ts';
import { migrateAnnouncedArticles } from './announced-articles-tables.ts';

export class SqliteAnnouncedArticles extends AnnouncedArticles {
  readonly #db: DatabaseSync;
  /** For what is rare; what is done for every article is prepared, which takes half the time. */
  readonly #sql;
  readonly #known;
  readonly #number;
  readonly #newest;
  readonly #keyIsTaken;
  readonly #insert;

  /** @param database from `openSqlite`: migrating needs its `text_hash` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrateAnnouncedArticles(database);
    this.#sql = database.createTagStore(32);
    this.#known = database.prepare(
      `SELECT a.article_id, a.version, a.published_at, a.published_from, a.withdrawn, a.speaker, a.outlet,
         (SELECT fingerprint FROM ingest_sightings s
           WHERE s.source_id = :source AND s.n = a.n) AS fingerprint,
         a.speaker = :source OR EXISTS (SELECT 1 FROM ingest_statements t
           WHERE t.n = a.n AND t.source_id = :source) AS stated
       FROM ingest_keys k JOIN ingest_articles a USING (n) WHERE k.hash = :hash AND k.key = :key`,
    );
    this.#number = database.prepare(
      'SELECT n FROM ingest_articles WHERE id_hash = ? AND article_id = ?',
    );
    this.#newest = database.prepare(
      `SELECT v.body FROM ingest_articles a JOIN ingest_versions v USING (n, version)
       WHERE a.id_hash = ? AND a.article_id = ? AND NOT a.withdrawn`,
    );
    this.#keyIsTaken = database.prepare('SELECT 1 FROM ingest_keys WHERE hash = ? AND key = ?');
    this.#insert = {
      article: database.prepare(`INSERT INTO ingest_articles
        (id_hash, article_id, version, published_at, published_from, speaker, outlet)
        VALUES (?, ?, ?, ?, ?, ?, ?)`),
      version: database.prepare('INSERT OR REPLACE INTO ingest_versions VALUES (?, ?, ?)'),
      key: database.prepare('INSERT INTO ingest_keys VALUES (?, ?, ?)'),
      observation: database.prepare('INSERT OR REPLACE INTO ingest_sightings VALUES (?, ?, ?)'),
      statement: database.prepare(`INSERT INTO ingest_statements (n, source_id, body)
        VALUES (?, ?, ?) ON CONFLICT (n, source_id) DO UPDATE SET body = excluded.body`),
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
      const row = this.#known.get({ source: sourceId, hash: textHash(key), key });
      if (!row) continue;
      return {
        articleId: String(row['article_id']),
        version: Number(row['version']),
        publishedAt: String(row['published_at']),
        publishedFrom: row['published_from'] as Article['publishedFrom'],
        withdrawn: row['withdrawn'] === 1,
        underFirstKey: at === 0,
        fingerprint: textOrNull(row['fingerprint']),
        stated: row['stated'] === 1,
        speaker: { sourceId: String(row['speaker']), outlet: textOrNull(row['outlet']) },
      };
    }
    return null;
  }

  async remember(
    observations: readonly Observation[],
    versions: readonly Article[],
  ): Promise<readonly Simultaneous[]> {
    return inGroupCommit(this.#db, () => {
      const numbers = new Map<string, number>();
      const simultaneous: Simultaneous[] = [];
      for (const article of versions) {
        const { id: articleId, version, sourceId: second } = article;
        const known = this.#numberOf(articleId);
        const first = known === undefined ? null : this.#toldByAnother(known, article);
        if (first) simultaneous.push({ articleId, version, first, second });
        numbers.set(articleId, this.#keepArticle(article, known, first));
      }
      for (const { articleId, sourceId, fingerprint, keys, outlet, statement } of observations) {
        const n = numbers.get(articleId) ?? this.#numberOf(articleId);
        if (n === undefined)
          throw new Error(`Nothing is known of ${articleId}, which was observed`);
        for (const key of keys) {
          const hash = textHash(key);
          if (!this.#keyIsTaken.get(hash, key)) this.#insert.key.run(hash, key, n);
        }
        this.#insert.observation.run(sourceId, n, fingerprint);
        if (statement) this.#insert.statement.run(n, sourceId, JSON.stringify(statement));
        else if (!numbers.has(articleId)) this.#setSpeaker(n, sourceId, outlet);
      }
      return simultaneous;
    });
  }

  /** Who speaks in this version, where it is kept in another source's words. */
  #toldByAnother(n: number, { version, sourceId }: Article): Speaker | null {
    const kept = this.#sql.get`SELECT body ->> '$.sourceId' AS source, body ->> '$.outlet' AS outlet
      FROM ingest_versions WHERE n = ${n} AND version = ${version}`;
    if (!kept || kept['source'] === sourceId) return null;
    return { sourceId: String(kept['source']), outlet: textOrNull(kept['outlet']) };
  }

  /** @param first who speaks in this version instead
   *  @returns the article's number */
  #keepArticle(article: Article, known: number | undefined, first: Speaker | null): number {
    const { id, version, publishedFrom, sourceId, outlet } = article;
    const publishedAt = placedAt(article);
    const body = JSON.stringify(article);
    if (known === undefined) {
      const dated = [textHash(id), id, version, publishedAt, publishedFrom] as const;
      const added = this.#insert.article.run(...dated, sourceId, outlet);
      const n = Number(added.lastInsertRowid);
      this.#insert.version.run(n, version, body);
      return n;
    }
    this.#sql.run`UPDATE ingest_articles SET withdrawn = 0 WHERE n = ${known}`;
    if (first) return known;
    this.#insert.version.run(known, version, body);
    const { changes } = this.#sql.run`UPDATE ingest_articles
      SET version = ${version}, published_at = ${publishedAt}, published_from = ${publishedFrom}
      WHERE n = ${known} AND version <= ${version}`;
    if (changes > 0) this.#setSpeaker(known, sourceId, outlet);
    return known;
  }

  #setSpeaker(n: number, sourceId: string, outlet: string | null): void {
    this.#sql.run`UPDATE ingest_articles SET speaker = ${sourceId}, outlet = ${outlet}
      WHERE n = ${n}`;
    this.#sql.run`DELETE FROM ingest_statements WHERE n = ${n} AND source_id = ${sourceId}`;
  }

  #numberOf(articleId: string): number | undefined {
    const row = this.#number.get(textHash(articleId), articleId);
    return row && Number(row['n']);
  }

  async newest(articleIds: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    return inReading(this.#db, () => {
      const rows = articleIds.map((id) => this.#newest.get(textHash(id), id));
      const found = rows.flatMap((row) => (row ? readArticle(row) : []));
      return new Map(found.map((article) => [article.id, article]));
    });
  }

  async versions(articleId: string): Promise<readonly Article[]> {
    return this.#sql.all`SELECT v.body FROM ingest_articles a JOIN ingest_versions v USING (n)
      WHERE a.id_hash = ${textHash(articleId)} AND a.article_id = ${articleId}
      ORDER BY v.version`.map(readArticle);
  }

  async exclusiveTo(sourceId: string): Promise<readonly { articleId: string; version: number }[]> {
    return this.#sql.all`SELECT a.article_id, a.version
      FROM ingest_sightings s JOIN ingest_articles a USING (n)
      WHERE s.source_id = ${sourceId} AND NOT EXISTS (
        SELECT 1 FROM ingest_sightings o WHERE o.n = s.n AND o.source_id <> ${sourceId}
      )`.map((row) => ({ articleId: String(row['article_id']), version: Number(row['version']) }));
  }

  async successions(sourceId: string, limit: number): Promise<readonly Succession[]> {
    return this.#sql.all`WITH heirs AS (
        SELECT a.article_id, a.version, o.fingerprint, o.source_id, t.first_said,
          coalesce(t.body, (SELECT v.body FROM ingest_versions v
            WHERE v.n = a.n AND v.body ->> '$.sourceId' = o.source_id
            ORDER BY v.version DESC LIMIT 1)) AS body
        FROM ingest_sightings s JOIN ingest_articles a USING (n)
          JOIN ingest_sightings o ON o.n = a.n AND o.source_id <> s.source_id
          LEFT JOIN ingest_statements t ON t.n = a.n AND t.source_id = o.source_id
        WHERE s.source_id = ${sourceId} AND a.speaker = ${sourceId}
      ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY article_id
          ORDER BY body ->> '$.outlet' IS NULL, coalesce(first_said, 0), source_id) AS place
        FROM heirs WHERE body IS NOT NULL
      )
      SELECT article_id, version, fingerprint, body FROM ranked WHERE place = 1
      LIMIT ${limit}`.map((row) => ({
      articleId: String(row['article_id']),
      version: Number(row['version']),
      fingerprint: String(row['fingerprint']),
      statement: readArticle(row),
    }));
  }

  async forget(sourceId: string): Promise<void> {
    inTransaction(this.#db, () => {
      this.#sql.run`CREATE TEMP TABLE IF NOT EXISTS leaving (n INTEGER PRIMARY KEY)`;
      this.#sql.run`DELETE FROM leaving`;
      this.#sql.run`INSERT INTO leaving SELECT n FROM ingest_sightings s
        WHERE source_id = ${sourceId} AND NOT EXISTS (
          SELECT 1 FROM ingest_sightings o WHERE o.n = s.n AND o.source_id <> ${sourceId})`;
      this.#sql.run`DELETE FROM ingest_versions AS v
        WHERE n IN (SELECT n FROM ingest_sightings WHERE source_id = ${sourceId})
          AND body ->> '$.sourceId' = ${sourceId}
          AND version < (SELECT a.version FROM ingest_articles a WHERE a.n = v.n)`;
      this.#sql.run`DELETE FROM ingest_statements WHERE source_id = ${sourceId}`;
      this.#sql.run`DELETE FROM ingest_sightings WHERE source_id = ${sourceId}`;
      this.#sql.run`DELETE FROM ingest_versions WHERE n IN (SELECT n FROM leaving)`;
      this.#sql.run`UPDATE ingest_articles SET withdrawn = 1
        WHERE n IN (SELECT n FROM leaving)`;
    });
  }
}

function readArticle(row: Record<string, SQLOutputValue>): Article {
  return Article.parse(JSON.parse(String(row['body'])));
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
