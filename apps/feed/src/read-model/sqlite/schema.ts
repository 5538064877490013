import type { DatabaseSync } from 'node:sqlite';
import { migrate } from '@newsline/platform';
import { readModelTables } from './tables.ts';

/** Brings feed's tables to the newest version.
 *  @throws when a newer Newsline has already worked on this file. */
export function migrateFeed(db: DatabaseSync): void {
  migrate(db, 'feed', readModelTables);
}

type MetaKey = 'revision' | 'forgotten-until' | 'bounded';

/** 0 where nothing was written yet. */
export function readMeta(db: DatabaseSync, key: MetaKey): number {
  const row = db.prepare('SELECT value FROM feed_meta WHERE key = ?').get(key);
  return Number(row?.['value'] ?? 0);
}

export function writeMeta(db: DatabaseSync, key: MetaKey, value: number): void {
  db.prepare('INSERT OR REPLACE INTO feed_meta (key, value) VALUES (?, ?)').run(key, value);
}
