import type { DatabaseSync } from 'node:sqlite';
import { inGroupCommit } from '../group-commit.ts';

/** Runs `write`, and has the COMMIT that it shares fail, as a full disk would: by a foreign key that is
 *  looked at then. Resolves with what `write` was told. */
export async function failCommitOf(
  database: DatabaseSync,
  write: () => Promise<unknown>,
): Promise<'committed' | 'rejected'> {
  database.exec(`
    CREATE TABLE IF NOT EXISTS parent (id TEXT PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS child (id TEXT REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
  `);
  const orphan = inGroupCommit(database, () =>
    database.exec("INSERT INTO child VALUES ('of nobody')"),
  );
  const [{ status }] = await Promise.allSettled([write(), orphan]);
  return status === 'fulfilled' ? 'committed' : 'rejected';
}
