import { visibleControls } from './control-characters.ts';
import { serveHealth, type Health } from './health.ts';
import { openLog, type Log } from './log.ts';
import type { ServiceSettings } from './service.config.ts';
import { BadSettings, readSettings, type SettingsSchema } from './settings.ts';
import { endProcess } from './end-process.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { reportTo } from './report.ts';
import { startTracing } from './tracing.ts';
import type { z } from 'zod';

export { MongoSettings, ServiceSettings } from './service.config.ts';

/** A service at work. */
export type Running = Health & {
  /** Takes nothing more and finishes what is under way. */
  readonly stop: () => Promise<void>;
};

/** Runs one service as a process of its own: reads its settings, starts it, answers for its health,
 *  and stops it on SIGINT or SIGTERM. Where it can't start, says why and ends with exit code 1.
 *  @param schema must hold `ServiceSettings` */
export async function runService<Schema extends SettingsSchema>(
  name: string,
  schema: Schema,
  start: (settings: z.output<Schema>, log: Log) => Promise<Running>,
): Promise<void> {
  try {
    const settings = readSettings(schema, process.env);
    const own = settings as z.output<typeof ServiceSettings>;
    const { HEALTH_PORT, HEALTH_HOST, LOG_LEVEL, SHUTDOWN_TIMEOUT } = own;
    const log = openLog({ service: name, level: LOG_LEVEL, format: 'json' });
    const stopTracing = await startTracing(name, own, reportTo(log));
    const { stop, ...health } = await start(settings, log);
    const server = await serveHealth(HEALTH_PORT, HEALTH_HOST, health);
    stopOnSignal(log, SHUTDOWN_TIMEOUT, async () => {
      server.close();
      await stop();
      await stopTracing();
    });
    for (const note of await health.warnings()) log.warn(note);
    log.info({ healthPort: server.port }, `${name} is at work`);
  } catch (error) {
    process.stderr.write(`${visibleControls(describe(error))}
`);
    endProcess(1);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error) || error instanceof BadSettings) return String(error);
  const cause = error.cause instanceof Error ? `\n${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
