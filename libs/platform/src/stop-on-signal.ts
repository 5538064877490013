import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from './end-process.ts';
import type { Log } from './log.ts';

/** Ends the process on SIGINT or SIGTERM, once running work is done, and after `timeoutMs` in any
 *  case, be there a thread that can't be stopped.
 *  @returns whether a signal has come */
export function stopOnSignal(
  log: Log,
  timeoutMs: number,
  stop: () => Promise<void>,
): () => boolean {
  let stopping = false;
  const onSignal = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: finishing running work`);
    const late = sleep(timeoutMs, 'late' as const, { ref: false });
    Promise.race([stop(), late]).then(
      (outcome) => {
        if (outcome === 'late')
          log.warn('Running work did not finish in time; it is taken up at the next start');
        endProcess(0, outcome === 'late');
      },
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed');
        endProcess(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => stopping;
}
