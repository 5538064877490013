import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { closeSqlite, openSqlite } from '@newsline/platform';
import { lockInstance } from '../instance-lock.ts';
import { UserError } from '../user-error.ts';

/** The data folder of an embedded installation that nobody uses. */
export type DataFolder = {
  readonly database: DatabaseSync;
  /** Keeps everybody else from changing it. */
  readonly hold: () => void;
  readonly close: () => void;
};

/** @throws {UserError} where there is none, or a Newsline is running on it */
export function openDataFolder(folder: string): DataFolder {
  const file = join(folder, 'newsline.sqlite');
  if (!existsSync(file))
    throw new UserError(
      `There is no Newsline in ${folder}: it has no newsline.sqlite. Name its data folder: --from FOLDER`,
    );
  const unlock = lock(folder);
  try {
    const database = openSqlite(file);
    return {
      database,
      hold: () => hold(database, folder),
      close: () => {
        if (database.isTransaction) database.exec('ROLLBACK');
        closeSqlite(database);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A transaction that never changes anything. */
function hold(database: DatabaseSync, folder: string): void {
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    throw new UserError(
      `Another command is changing ${folder}. Wait until it has ended, then run this again.`,
      {
        cause,
      },
    );
  }
}

function lock(folder: string): () => void {
  try {
    return lockInstance(folder);
  } catch (cause) {
    throw new UserError(`A Newsline is running on ${folder}. Stop it, then run this again.`, {
      cause,
    });
  }
}
