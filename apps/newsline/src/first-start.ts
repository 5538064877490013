import type { DatabaseSync } from 'node:sqlite';
import { importInitialSources, type Ingest } from '@newsline/ingest';
import { inTransaction, migrate, type Log } from '@newsline/platform';
import { addDemonstration } from './demonstration/demonstration-sources.ts';
import type { NewslineSettings } from './newsline.config.ts';

/** When this data folder was first started, which the demonstration's dates are counted back from.
 *  `isNow`: also where that start was interrupted before all its sources were there. */
export function firstStartedAt(
  database: DatabaseSync,
  now: Date,
): { readonly at: Date; readonly isNow: boolean } {
  migrate(database, 'newsline', tables);
  return inTransaction(database, () => {
    const { changes } = database
      .prepare("INSERT OR IGNORE INTO newsline_facts VALUES ('first-started-at', ?)")
      .run(now.toISOString());
    if (changes > 0) database.exec(`INSERT INTO newsline_facts VALUES ('${pending}', 'true')`);
    return {
      at: new Date(fact(database, 'first-started-at')),
      isNow: fact(database, pending) !== '',
    };
  });
}

/** All sources of the first start are there. */
export function endFirstStart(database: DatabaseSync): void {
  inTransaction(database, () =>
    database.prepare('DELETE FROM newsline_facts WHERE name = ?').run(pending),
  );
}

/** Whether the sources of the first start are there, or were. */
export function hasFirstSources(database: DatabaseSync): boolean {
  migrate(database, 'newsline', tables);
  return fact(database, 'first-started-at') !== '' && fact(database, pending) === '';
}

const tables = [
  'CREATE TABLE newsline_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
];
const pending = 'first-sources-pending';

function fact(database: DatabaseSync, name: string): string {
  const row = database.prepare('SELECT value FROM newsline_facts WHERE name = ?').get(name);
  return String(row?.['value'] ?? '');
}

/** The sources that a new data folder begins with. */
export async function addFirstSources(
  ingest: Ingest,
  settings: NewslineSettings,
  origin: string,
  log: Log,
): Promise<void> {
  if (settings.DEMONSTRATION) await addDemonstration(ingest, origin);
  await importInitialSources(ingest, settings.SOURCES_OPML, log);
}
