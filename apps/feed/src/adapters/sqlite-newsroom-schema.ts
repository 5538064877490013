import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '@newsline/platform';
import { newsroomTables } from './sqlite-newsroom-tables.ts';

/** Brings feed's tables to the newest version.
 *  @throws when a newer Newsline has already worked on this file. */
export function migrateFeed(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS feed_meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL)');
  const version = readMeta(db, 'schema-version');
  if (version > newsroomTables.length) {
    throw new Error(
      `The data was written by a newer Newsline (feed schema ${version}, this one knows ` +
        `${newsroomTables.length}). Run that version, or start with another DATA_DIR.`,
    );
  }
  inTransaction(db, () => {
    for (const step of newsroomTables.slice(version)) db.exec(step);
    writeMeta(db, 'schema-version', newsroomTables.length);
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
