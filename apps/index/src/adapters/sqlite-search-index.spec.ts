import { DatabaseSync } from 'node:sqlite';
import { describeSearchIndex } from '../search-index.conformance.ts';
import { SqliteSearchIndex } from './sqlite-search-index.ts';

describeSearchIndex('SqliteSearchIndex', async () => {
  const db = new DatabaseSync(':memory:');
  const index = new SqliteSearchIndex(db, { now: () => new Date('2026-03-01T00:00:00Z') });
  return { index, close: async () => db.close() };
});
