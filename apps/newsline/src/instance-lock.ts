import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Makes sure that one Newsline at a time serves a data folder. The lock is the operating system's,
 *  so a killed process leaves none behind.
 *  @returns releases the lock
 *  @throws Error when another process has it */
export function lockInstance(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'running.lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `Another Newsline is running on ${dataDir}. Stop it first, or give this one a folder of its own: DATA_DIR=other npm start`,
    );
  }
  return () => lock.close();
}
