import type { DatabaseSync } from 'node:sqlite';
import { migrate } from '@newsline/platform';
import { sharedOutlet } from '../polling/shared-outlet.ts';

/** Everything by the article's number: ids and keys have no order, so a commit would write a page of the
 *  file for nearly every row of an index over them. Texts are found by their hash (`textHash`). */
export const announcedArticlesTables: readonly string[] = [
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
  `ALTER TABLE ingest_articles ADD COLUMN speaker TEXT NOT NULL DEFAULT '';
   ALTER TABLE ingest_articles ADD COLUMN outlet TEXT;
   -- What sources say of articles that others speak for.
   CREATE TABLE ingest_statements (
     first_said INTEGER PRIMARY KEY,
     n INTEGER NOT NULL,
     source_id TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (n, source_id)
   ) STRICT;
   UPDATE ingest_articles AS a SET speaker = v.body ->> '$.sourceId',
     outlet = shared_outlet(v.body ->> '$.sourceId', v.body ->> '$.url')
     FROM ingest_versions v WHERE v.n = a.n AND v.version = a.version;`,
];

/** Brings what ingest has announced to its newest shape. */
export function migrateAnnouncedArticles(database: DatabaseSync): void {
  database.function('shared_outlet', (sourceId, url) =>
    sharedOutlet(addressOf(database, String(sourceId)), String(url)),
  );
  migrate(database, 'ingest.articles', announcedArticlesTables);
}

function addressOf(database: DatabaseSync, sourceId: string): string {
  const tables = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ingest_sources'");
  if (!tables.get()) return '';
  const source = database.prepare(
    `SELECT body ->> '$.url' AS url FROM ingest_sources WHERE id = ?`,
  );
  return String(source.get(sourceId)?.['url'] ?? '');
}
