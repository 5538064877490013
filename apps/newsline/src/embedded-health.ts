import type { DatabaseSync } from 'node:sqlite';

/** Why the embedded Newsline can't do its work, for people.
 *  @param isLoaded whether the threads that all news goes through are ready */
export function embeddedFailures(database: DatabaseSync, isLoaded: boolean): string[] {
  const failures = isLoaded ? [] : ['The threads that label and group articles are still loading'];
  try {
    database.prepare('SELECT count(*) FROM bus_groups').get();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    failures.push(`The data file can't be read: ${reason}`);
  }
  return failures;
}
