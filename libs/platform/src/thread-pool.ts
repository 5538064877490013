import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { stoppedInTime } from './end-process.ts';
import { workerModule } from './worker-module.ts';

export type ThreadPool = Piscina;

export type ThreadPoolSettings = {
  /** Threads that are kept ready; others are started when there is work and end when idle. */
  readonly minThreads: number;
  readonly maxThreads: number;
  /** Given to every thread as its `workerData`. */
  readonly workerData?: unknown;
  /** Milliseconds after which a thread beyond `minThreads` ends when it has no work. */
  readonly idleTimeout?: number;
  readonly resourceLimits?: { readonly maxOldGenerationSizeMb: number };
};

/** Threads that run the functions which a module exports. In `@newsline/platform/threads` by itself:
 *  what needs no threads loads no library for them.
 *  @param caller `import.meta.url` of the file that asks
 *  @param worker the module relative to that file, without its extension */
export function openThreadPool(
  caller: string,
  worker: string,
  settings: ThreadPoolSettings,
): ThreadPool {
  const { file, execArgv } = workerModule(caller, worker);
  return new Piscina({ ...settings, filename: fileURLToPath(file), execArgv });
}

/** Stops the threads, whatever they are doing. One that can't be stopped is waited for only a moment:
 *  `endProcess` ends the process without it. */
export async function closeThreadPool(pool: ThreadPool): Promise<void> {
  await stoppedInTime(pool.destroy());
}
