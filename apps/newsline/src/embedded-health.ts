import type { DatabaseSync } from 'node:sqlite';

/** What keeps the embedded Newsline from its work, for people.
 *  @param isLoaded whether the threads are ready that no news gets past */
export function embeddedFailures(database: DatabaseSync, isLoaded: boolean): string[] {
  const failures = isLoaded ? [] : ['The threads that label and group are being loaded'];
  try {
    database.prepare('SELECT count(*) FROM bus_groups').get();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    failures.push(`The data file cannot be read: ${reason}`);
  }
  return failures;
}
