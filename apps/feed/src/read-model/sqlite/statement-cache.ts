import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Prepares each statement once, by its SQL text. For texts from a small set: values belong into
 *  parameters. */
export function statementCache(db: DatabaseSync): (sql: string) => StatementSync {
  const known = new Map<string, StatementSync>();
  return (sql) => {
    const found = known.get(sql);
    if (found) return found;
    const statement = db.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}
