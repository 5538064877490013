import { inspect } from 'node:util';

/** Name of a function, and what it is given. */
export type Task = { readonly name: string; readonly input: unknown };

/** `uncaught`: thrown where no task is; the process is over. */
export type FromProcess =
  | { readonly kind: 'started' }
  | { readonly kind: 'done'; readonly result: unknown; readonly residentBytes: number }
  | { readonly kind: 'failed' | 'uncaught'; readonly error: ThrownError };

/** What was thrown, as far as it can cross to another process: an error's own fields may not, and a
 *  message may quote a whole document. */
type ThrownError = {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly code: string | null;
};

/** Asking the system what the process takes can cost as much as reading a small feed: only after a task
 *  that took so long, or where nobody has asked for so long. */
const longTaskMs = 50;
const askEveryMs = 1_000;

/** In characters. */
const longestMessage = 1_000;
const longestStack = 5_000;

/** Called by the module that a `TaskProcess` runs: from now on it does these tasks, one at a time.
 *  @param prepare loads what a task needs; its time is not the task's */
export function answerTasks(
  tasks: Readonly<Record<string, (input: never) => unknown>>,
  prepare: (name: string) => Promise<unknown> = async () => {},
): void {
  const memory = { residentBytes: 0, askedAt: -Infinity };
  process.on('message', async ({ name, input }: Task) => {
    try {
      await prepare(name);
      tell({ kind: 'started' });
      const startedAt = performance.now();
      const task = tasks[name];
      if (!task) throw new Error(`There is no task ${name}`);
      const result: unknown = await task(input as never);
      const now = performance.now();
      if (now - startedAt >= longTaskMs || now - memory.askedAt >= askEveryMs)
        Object.assign(memory, { residentBytes: process.memoryUsage.rss(), askedAt: now });
      tell({ kind: 'done', result, residentBytes: memory.residentBytes });
    } catch (thrown) {
      tell({ kind: 'failed', error: describeThrown(thrown) });
    }
  });
  process.on('uncaughtException', (thrown) =>
    tell({ kind: 'uncaught', error: describeThrown(thrown) }),
  );
  // Whoever asks also says when it is over: a signal to a whole group is its alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
}

function tell(message: FromProcess): void {
  process.send?.(message);
}

export function describeThrown(thrown: unknown): ThrownError {
  const isError = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  const error: Partial<Record<keyof ThrownError, unknown>> = isError
    ? thrown
    : new Error(inspect(thrown, { depth: 0 }));
  return {
    name: text(error.name, longestMessage),
    message: text(error.message, longestMessage),
    stack: text(error.stack, longestStack),
    code: typeof error.code === 'string' ? error.code : null,
  };
}

function text(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}
