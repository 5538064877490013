import type { DatabaseSync } from 'node:sqlite';
import { migrate } from '@newsline/platform';

/** How text is analysed: raised when what is derived from it changes. Kept as 'analysis', without which it
 *  is the first. */
export const analysis = 2;

const first = `
  CREATE TABLE index_meta (key TEXT PRIMARY KEY, value INTEGER) STRICT;
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
  ${firstDerivedTables('')}
  INSERT INTO index_meta (key, value) VALUES ('last-doc', 0), ('analysis', ${analysis});
`;

/** Articles are found under all sources that show them. */
const observed = `
  CREATE TABLE index_observed (
    article_id TEXT NOT NULL, source_id TEXT NOT NULL, as_of INTEGER NOT NULL,
    standing INTEGER NOT NULL, change INTEGER NOT NULL,
    PRIMARY KEY (article_id, source_id)
  ) WITHOUT ROWID;
  CREATE INDEX index_observed_by_source ON index_observed (source_id);
  CREATE INDEX index_observed_by_change ON index_observed (change);
  CREATE TABLE index_removed_sources (
    source_id TEXT PRIMARY KEY, as_of INTEGER NOT NULL
  ) WITHOUT ROWID;
  UPDATE index_values SET kind = 'sources', value = json_array(value) WHERE kind = 'source';
`;

/** Articles may get other topics: of which revision they are, 0 for those that they came with. */
const relabelled = `
  ALTER TABLE index_versions ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX index_versions_relabelled ON index_versions (revision) WHERE revision > 0;
`;

/** Articles move between stories: how often this one had moved when it came to its story, 0 for the story that
 *  it came with. */
const moved = `
  ALTER TABLE index_versions ADD COLUMN move INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX index_versions_moved ON index_versions (move) WHERE move > 0;
`;

/** Brings the index's own tables up to date.
 *  @throws when a newer Newsline has already worked on this file. */
export function migrateIndex(db: DatabaseSync): void {
  migrate(db, 'index', [first, observed, moreFacts(''), relabelled, named, moved]);
}

/** Creates the tables of `DerivedTables`.
 *
 *  Every number was measured (`npm run bench -- search`): merging sixteen segments at once instead
 *  of four takes a quarter off a write and adds next to nothing to a search; a prefix index would
 *  double the write, so the beginnings of words are looked up without one. A crisis merge would
 *  stop everything for seconds, so it is put off beyond what automatic merging leaves behind.
 *  @param suffix of their names, where they are not (yet) those that are searched */
export function createDerivedTables(suffix: string): string {
  return firstDerivedTables(suffix) + moreFacts(suffix) + entityTables(suffix);
}

function firstDerivedTables(suffix: string): string {
  return `
  CREATE TABLE index_facts${suffix} (
    doc INTEGER PRIMARY KEY, source INTEGER NOT NULL, -- of the set of sources
    language INTEGER NOT NULL,
    topics INTEGER NOT NULL, story INTEGER NOT NULL, published INTEGER NOT NULL,
    marks BLOB NOT NULL
  );
  CREATE TABLE index_values${suffix} (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, value)
  );
  -- Without an index: new terms go to the end, not to as many places of the file.
  CREATE TABLE index_terms${suffix} (id INTEGER PRIMARY KEY, term TEXT NOT NULL);
  CREATE VIRTUAL TABLE index_words${suffix} USING fts5 (
    title, summary, text, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  INSERT INTO index_words${suffix} (index_words${suffix}, rank)
    VALUES ('automerge', 16), ('crisismerge', 64);
  `;
}

/** Who publishes an article, whether it was changed, and how its words are spelt: one term for each
 *  spelling, without its places, see `spellingTerm`. */
function moreFacts(suffix: string): string {
  return `
  ALTER TABLE index_facts${suffix} ADD COLUMN outlet INTEGER NOT NULL DEFAULT -1;
  ALTER TABLE index_facts${suffix} ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE index_facts${suffix} DROP COLUMN marks;
  CREATE VIRTUAL TABLE index_spellings${suffix} USING fts5 (
    spellings, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none
  );
  INSERT INTO index_spellings${suffix} (index_spellings${suffix}, rank)
    VALUES ('automerge', 16), ('crisismerge', 64);
  `;
}

/** Whom and what articles name: a JSON array, see `EntityName`. What is there already names nobody. */
const named = `
  ALTER TABLE index_articles ADD COLUMN entities TEXT NOT NULL DEFAULT '[]';
  ${entityTables('')}
`;

function entityTables(suffix: string): string {
  return `
  ALTER TABLE index_facts${suffix} ADD COLUMN entities BLOB NOT NULL DEFAULT x''; -- see packedIds
  CREATE TABLE index_entities${suffix} (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, -- the first id with this value
    hash INTEGER NOT NULL, -- of the value, see storyNumber
    value TEXT NOT NULL, name TEXT NOT NULL
  );
  CREATE INDEX index_entities_by_hash${suffix} ON index_entities${suffix} (hash);
  `;
}

export function renameDerivedTables(from: string, to: string): string {
  return derivedTables
    .map((name) => `ALTER TABLE ${name}${from} RENAME TO ${name}${to};`)
    .join('\n');
}

/** The names of all derived tables with a suffix, of whatever run. */
export function suffixedDerivedTables(db: DatabaseSync): string[] {
  const suffixed = new RegExp(`^(?:${derivedTables.join('|')})_(?:next|old)\\d+$`, 'u');
  return db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => suffixed.test(name));
}

const derivedTables = [
  'index_facts',
  'index_values',
  'index_entities',
  'index_terms',
  'index_words',
  'index_spellings',
] as const;
