export { openLog } from './log.ts';
export type { Log, LogSettings } from './log.ts';
export { BadSettings, duration, flag, list, readSettings } from './settings.ts';
export type { SettingsSchema } from './settings.ts';
export { closeSqlite, inReading, inTransaction, migrate, openSqlite, textHash } from './sqlite.ts';
export { NestLog } from './nest-log.ts';
export { stopOnSignal } from './stop-on-signal.ts';
