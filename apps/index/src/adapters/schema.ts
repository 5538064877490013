import type { DatabaseSync } from 'node:sqlite';

/** Every number was measured (`npm run bench -- search`): merging sixteen segments at once instead
 *  of four takes a quarter off a write and adds next to nothing to a search; a prefix index would
 *  double the write, so the beginnings of words are looked up without one. A crisis merge would
 *  stop everything for seconds, so it is put off beyond what automatic merging leaves behind. */
const first = `
  CREATE TABLE index_versions (
    article_id TEXT PRIMARY KEY, version INTEGER NOT NULL,
    doc INTEGER -- null: withdrawn up to this version
  ) WITHOUT ROWID;
  CREATE TABLE index_articles (
    doc INTEGER PRIMARY KEY, article_id TEXT NOT NULL, story_id TEXT NOT NULL, url TEXT,
    source_id TEXT NOT NULL, source_name TEXT NOT NULL, language TEXT NOT NULL,
    topics TEXT NOT NULL, published_at TEXT NOT NULL, image_url TEXT,
    title TEXT NOT NULL, summary TEXT NOT NULL, text TEXT NOT NULL
  );
  CREATE TABLE index_facts (
    doc INTEGER PRIMARY KEY, source INTEGER NOT NULL, language INTEGER NOT NULL,
    topics INTEGER NOT NULL, story INTEGER NOT NULL, published INTEGER NOT NULL,
    marks BLOB NOT NULL
  );
  CREATE TABLE index_values (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, value)
  );
  -- Without an index: new terms go to the end, not to as many places of the file.
  CREATE TABLE index_terms (id INTEGER PRIMARY KEY, term TEXT NOT NULL);
  CREATE VIRTUAL TABLE index_words USING fts5 (
    title, summary, text, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  INSERT INTO index_words (index_words, rank) VALUES ('automerge', 16), ('crisismerge', 64);
  INSERT INTO index_meta (key, value) VALUES ('last-doc', 0);
`;

const migrations = [first];

/** Brings the index's own tables up to date. */
export function migrate(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS index_meta (key TEXT PRIMARY KEY, value INTEGER) STRICT');
  inTransaction(db, () => {
    const row = db.prepare(`SELECT value FROM index_meta WHERE key = 'schema'`).get();
    const version = Number(row?.['value'] ?? 0);
    if (version > migrations.length) {
      throw new Error(
        `The search index was written by a newer Newsline (schema ${version}, known up to ` +
          `${migrations.length}). Update Newsline, or start with another data folder.`,
      );
    }
    for (const step of migrations.slice(version)) db.exec(step);
    db.prepare(`INSERT OR REPLACE INTO index_meta (key, value) VALUES ('schema', ?)`).run(
      migrations.length,
    );
  });
}

/** Runs `work` whole or not at all. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
