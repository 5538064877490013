export { answerForHealth } from './answer-for-health.ts';
export { escapeControls, escapeControlsInXml, visibleControls } from './control-characters.ts';
export { openLog } from './log.ts';
export type { Log, LogSettings } from './log.ts';
export {
  BadSettings,
  duration,
  durationMs,
  flag,
  list,
  readSettings,
  timeZone,
} from './settings.ts';
export type { SettingsSchema } from './settings.ts';
export { inGroupCommit } from './group-commit.ts';
export { closeSqlite, inReading, inTransaction, migrate, openSqlite, textHash } from './sqlite.ts';
export { transferRows } from './transfer.ts';
export type { TransferredBatch, TransferPart, Position, Row } from './transfer.ts';
export { NestLog } from './nest-log.ts';
export { HealthSettings } from './service.config.ts';
export { endProcess } from './end-process.ts';
export { stopOnSignal } from './stop-on-signal.ts';
export { counter, gauge, gaugeOf, histogram, metrics } from './metrics.ts';
export { reportTo } from './report.ts';
export type { Report } from './report.ts';
export {
  startSpan,
  runInTrace,
  inSpan,
  inSpans,
  isRecording,
  propagate,
  recordSpans,
} from './trace.ts';
export { traceIds, traceparent, withSpan } from './trace.ts';
export type { Span } from './trace.ts';
export { startTracing, TraceSettings } from './tracing.ts';
