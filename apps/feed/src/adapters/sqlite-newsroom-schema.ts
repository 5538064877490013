import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '@newsline/platform';

/** Each entry takes the schema one version further; entries that have shipped never change. */
const migrations: readonly string[] = [
  `
  CREATE TABLE feed_article (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- ms: the date of publication when first applied, for good
    source_id TEXT NOT NULL,
    language TEXT NOT NULL,
    story_id TEXT NOT NULL,
    topics TEXT NOT NULL,        -- JSON array of ids
    card TEXT NOT NULL,          -- JSON of the ArticleCard
    text TEXT NOT NULL,          -- last: lists never read the pages that these spill over to
    html TEXT NOT NULL
  );
  CREATE INDEX feed_article_by_place ON feed_article (place, id);
  CREATE INDEX feed_article_by_source ON feed_article (source_id, place, id, language);
  CREATE INDEX feed_article_by_language ON feed_article (language, place, id);
  CREATE INDEX feed_article_by_story ON feed_article (story_id, place, id);

  CREATE TABLE feed_article_topic (
    topic TEXT NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (topic, place, id)
  ) WITHOUT ROWID;
  CREATE INDEX feed_article_topic_by_source
    ON feed_article_topic (topic, source_id, place, id, language);

  CREATE TABLE feed_withdrawn (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    place INTEGER                -- of an article that may come back in a later version
  ) WITHOUT ROWID;

  CREATE TABLE feed_story (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    card TEXT                    -- null: over, kept so that a late revision cannot revive it
  ) WITHOUT ROWID;

  -- Where a story stood in the order of stories, since when and until when, in revisions of the
  -- newsroom: once for all stories (topic '') and once for each of its topics.
  CREATE TABLE feed_story_place (
    story_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,               -- null: still
    until_at INTEGER,            -- ms
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    heat INTEGER NOT NULL,
    language TEXT NOT NULL,
    source_count INTEGER NOT NULL,
    source_ids TEXT NOT NULL,
    PRIMARY KEY (story_id, topic, since)
  ) WITHOUT ROWID;
  CREATE INDEX feed_story_place_latest ON feed_story_place (topic, last_at, story_id);
  CREATE INDEX feed_story_place_hot ON feed_story_place (topic, heat, story_id);
  CREATE INDEX feed_story_place_past ON feed_story_place (until_at) WHERE until IS NOT NULL;

  CREATE TABLE feed_source (
    id TEXT PRIMARY KEY,
    as_of INTEGER NOT NULL,
    state TEXT                   -- null: removed
  ) WITHOUT ROWID;

  CREATE TABLE feed_topic_list (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    as_of INTEGER NOT NULL,
    topics TEXT NOT NULL
  );

  CREATE TABLE feed_count (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (kind, value)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE feed_operator_keys (
    hash TEXT PRIMARY KEY,       -- SHA-256, hex
    made_at TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
];

/** Brings feed's tables to the newest version.
 *  @throws when a newer Newsline has already worked on this file. */
export function migrateFeed(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS feed_meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL)');
  const version = readMeta(db, 'schema-version');
  if (version > migrations.length) {
    throw new Error(
      `The data was written by a newer Newsline (feed schema ${version}, this one knows ` +
        `${migrations.length}). Run that version, or start with another DATA_DIR.`,
    );
  }
  inTransaction(db, () => {
    for (const migration of migrations.slice(version)) db.exec(migration);
    writeMeta(db, 'schema-version', migrations.length);
  });
}

type MetaKey = 'schema-version' | 'revision' | 'forgotten-until';

/** 0 where nothing was written yet. */
export function readMeta(db: DatabaseSync, key: MetaKey): number {
  const row = db.prepare('SELECT value FROM feed_meta WHERE key = ?').get(key);
  return Number(row?.['value'] ?? 0);
}

export function writeMeta(db: DatabaseSync, key: MetaKey, value: number): void {
  db.prepare('INSERT OR REPLACE INTO feed_meta (key, value) VALUES (?, ?)').run(key, value);
}
