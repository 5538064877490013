import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '@newsline/platform';
import type { LeaseStore } from '../leadership.ts';

/** Leases in the queue's file, for processes that share it; one whose process is gone is free at once.
 *  The tables are the queue's: open a `Queue` on the database first. */
export function sqliteLeaseStore(
  database: DatabaseSync,
  owner: string,
  now: () => number,
  isGone: (owner: string) => boolean,
): LeaseStore {
  const taken = database.prepare('SELECT owner, until FROM bus_turns WHERE name = ?');
  const write = database.prepare('INSERT OR REPLACE INTO bus_turns VALUES (?, ?, ?)');
  const release = database.prepare('DELETE FROM bus_turns WHERE name = ? AND owner = ?');
  const isOthers = (name: string) => {
    const row = taken.get(name);
    if (!row || row['owner'] === owner) return false;
    return Number(row['until']) > now() && !isGone(String(row['owner']));
  };
  return {
    acquire: async (name, ms) =>
      inTransaction(database, () => {
        if (isOthers(name)) return false;
        write.run(name, owner, now() + ms);
        return true;
      }),
    release: async (name) => void inTransaction(database, () => release.run(name, owner)),
  };
}
