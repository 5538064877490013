import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Statements by their text, each compiled once. For texts from a small set, not for text with
 *  values in it. */
export function preparedOn(db: DatabaseSync): (sql: string) => StatementSync {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    const found = known.get(sql);
    if (found) return found;
    const statement = db.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}
