import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';

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
 *  @param worker the module relative to that file, without its extension: sources run as they are in
 *    development and specs, built in production */
export function openThreadPool(
  caller: string,
  worker: string,
  settings: ThreadPoolSettings,
): ThreadPool {
  const extension = caller.endsWith('.ts') ? 'ts' : 'js';
  return new Piscina({
    ...settings,
    filename: fileURLToPath(new URL(`${worker}.${extension}`, caller)),
    execArgv: extension === 'ts' ? ['--conditions=@newsline/source'] : [],
  });
}
