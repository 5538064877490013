export { inTransaction, migrate, openSqlite } from './sqlite.ts';
