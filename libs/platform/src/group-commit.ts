import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers';

/** How long a transaction waits for others at the most. */
const longestWaitMs = 10;

/** Transactions that share a COMMIT. */
type Group = {
  readonly openedAt: number;
  /** One for each transaction. */
  readonly onRollback: (() => void)[];
  readonly committed: PromiseWithResolvers<void>;
};

/** Of this process. */
const openGroups = new Map<DatabaseSync, Group>();

/** Runs `work` at once as a transaction: all of it is kept, or none where it throws. It shares its
 *  COMMIT with others of the same moment, as every COMMIT writes all pages that it touches; the
 *  promise resolves when that is on record. Until then this process sees what `work` wrote, and no
 *  other does. Method: group commit (DeWitt et al. 1984, Implementation Techniques for Main Memory
 *  Database Systems).
 *
 *  `work` must not wait for anything, nor begin a transaction: the connection is shared.
 *  @param onRollback forgets what memory holds of `work`: called where it throws, and where the shared
 *    COMMIT fails; then the database is as it was before
 *  @throws what `work` throws, or what kept the COMMIT from being written */
export async function inGroupCommit<Result>(
  database: DatabaseSync,
  work: () => Result,
  onRollback: () => void = () => {},
): Promise<Result> {
  const group = openGroups.get(database) ?? open(database);
  const result = runIn(group, database, work, onRollback);
  await group.committed.promise;
  return result;
}

/** Whether a transaction is open that is not the caller's alone. */
export function hasOpenGroup(database: DatabaseSync): boolean {
  return openGroups.has(database);
}

/** Commits what waits, if anything does, before another transaction begins. On other connections too:
 *  the file may be theirs as well, and this thread would wait in vain for itself to commit. Whoever
 *  waits for a commit that fails is told. */
export function commitOpenGroups(): void {
  for (const [database, group] of openGroups) commit(group, database);
}

function commit(group: Group, database: DatabaseSync): void {
  openGroups.delete(database);
  try {
    database.exec('COMMIT');
    group.committed.resolve();
  } catch (error) {
    fail(group, database, error);
  }
}

function open(database: DatabaseSync): Group {
  commitOpenGroups();
  database.exec('BEGIN IMMEDIATE');
  const group: Group = {
    openedAt: performance.now(),
    onRollback: [],
    committed: Promise.withResolvers<void>(),
  };
  // Each of those who wait gets the error; where nobody does, nobody misses it.
  group.committed.promise.catch(() => {});
  openGroups.set(database, group);
  commitWhenQuiet(group, database, 0);
  return group;
}

/** Commits in the first turn of the event loop that adds nothing. */
function commitWhenQuiet(group: Group, database: DatabaseSync, sizeBefore: number): void {
  setImmediate(() => {
    if (openGroups.get(database) !== group) return;
    const size = group.onRollback.length;
    const isOver = performance.now() - group.openedAt >= longestWaitMs;
    if (size === sizeBefore || isOver) commit(group, database);
    else commitWhenQuiet(group, database, size);
  });
}

function runIn<Result>(
  group: Group,
  database: DatabaseSync,
  work: () => Result,
  onRollback: () => void,
): Result {
  const isFirst = group.onRollback.length === 0;
  try {
    if (!isFirst) database.exec('SAVEPOINT one_of_group');
    const result = work();
    if (!isFirst) database.exec('RELEASE one_of_group');
    group.onRollback.push(onRollback);
    return result;
  } catch (error) {
    // A full disk, for one, makes SQLite itself roll back all that is open.
    if (isFirst || !database.isTransaction) {
      openGroups.delete(database);
      fail(group, database, error);
    } else database.exec('ROLLBACK TO one_of_group; RELEASE one_of_group');
    onRollback();
    throw error;
  }
}

function fail(group: Group, database: DatabaseSync, error: unknown): void {
  group.committed.reject(error);
  if (!database.isOpen) return;
  if (database.isTransaction) database.exec('ROLLBACK');
  for (const forget of group.onRollback) forget();
}
