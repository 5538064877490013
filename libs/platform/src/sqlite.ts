import { DatabaseSync } from 'node:sqlite';
import { commitOpenGroups, hasOpenGroup } from './group-commit.ts';

/** Opens the one file that embedded services share, or `:memory:`. Write-ahead log, so that readers
 *  don't wait for writers. `synchronous=NORMAL`: a killed process loses nothing; a power cut may
 *  take the last moments, but of the whole file at once, so that what was announced and what is
 *  remembered still agree (docs/decisions/0003).
 *  @throws Error that names the file when it can't be opened, is no database, or is one that this
 *    version cannot read. */
export function openSqlite(file: string): DatabaseSync {
  const database = open(file);
  try {
    checkFormat(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function open(file: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: 10_000 });
    database.exec(`
      PRAGMA page_size = 16384;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -16384;
      PRAGMA mmap_size = 268435456;
      PRAGMA journal_size_limit = 67108864;
    `);
    database.function('text_hash', { deterministic: true }, (text) => textHash(String(text)));
    return database;
  } catch (error) {
    throw new Error(`Cannot open ${file}: is it a Newsline database, and can it be written?`, {
      cause: error,
    });
  }
}

/** Of the file as a whole, in its `user_version`. Each service's tables have a version of their own, see
 *  `migrate`: this one changes only where a file of before can't be brought up to date. */
const fileFormat = 1;

function checkFormat(database: DatabaseSync, file: string): void {
  if (formatOf(database) === fileFormat) return;
  inTransaction(database, () => {
    const format = formatOf(database);
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_master').get() === undefined;
    if (format > fileFormat)
      throw new Error(
        `The data in ${file} was written by a newer Newsline: run that version on it.`,
      );
    if (format === 0 && !isEmpty)
      throw new Error(
        `The data in ${file} was written by a Newsline before 0.1, which this version cannot read: set DATA_DIR to another folder or move this one away, and take your sources along as OPML ("newsline sources export" of the version that wrote it).`,
      );
    database.exec(`PRAGMA user_version = ${fileFormat}`);
  });
}

function formatOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Closes the file and leaves everything in it, nothing in its log alone: a copy of the one file is a
 *  backup. Closing by itself does not, because the statements of a tag store keep the connection
 *  half open (node:sqlite of Node 24.21). Does not wait for other processes: what one still reads stays in the log as well.
 *  @throws when the disk is full; then the log keeps what the file lacks */
export function closeSqlite(database: DatabaseSync): void {
  commitOpenGroups();
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    database.close();
  }
}

/** Runs `work` as one transaction: all of it is kept, or none where it throws, and it is on record when
 *  this returns. `work` must not wait for anything: the connection is shared. What is written for every
 *  batch of articles is cheaper in `inGroupCommit`. A statement that writes outside of both is part of
 *  whatever is open, and its writer does not hear whether that was committed: there is to be none. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  commitOpenGroups();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work` with one view of the file, and one lock for all that it reads. */
export function inReading<Result>(database: DatabaseSync, work: () => Result): Result {
  if (hasOpenGroup(database)) return work();
  database.exec('BEGIN');
  try {
    return work();
  } finally {
    if (database.isTransaction) database.exec('COMMIT');
  }
}

/** A text as a whole number of 32 bits, `text_hash` in SQL: an index over it is a tenth of the size
 *  of one over ids or links. Two texts may have the same one, so the text is compared as well.
 *  FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Brings a service's tables to the newest shape. `steps` only ever grows at its end; how many were
 *  applied is kept by `owner`, so data of an earlier version opens.
 *  @throws Error when the file was written by a newer version. */
export function migrate(database: DatabaseSync, owner: string, steps: readonly string[]): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS schema_versions (owner TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT',
  );
  inTransaction(database, () => {
    const row = database.prepare('SELECT version FROM schema_versions WHERE owner = ?').get(owner);
    const version = Number(row?.['version'] ?? 0);
    if (version > steps.length) {
      throw new Error(
        `The data of "${owner}" has version ${version}, this program knows ${steps.length}: run a newer Newsline on it.`,
      );
    }
    for (const step of steps.slice(version)) database.exec(step);
    database
      .prepare('INSERT OR REPLACE INTO schema_versions (owner, version) VALUES (?, ?)')
      .run(owner, steps.length);
  });
}
