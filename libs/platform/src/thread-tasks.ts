import { inspect } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';

export type ToThread = { readonly name: string; readonly input: unknown };

export type FromThread =
  | { readonly kind: 'started' }
  | { readonly kind: 'done'; readonly result: unknown; readonly heapBytes: number }
  | { readonly kind: 'failed'; readonly error: ThrownError };

/** What was thrown, as far as it can cross to another thread: an error's own fields may not, and a
 *  message may quote a whole document. */
type ThrownError = {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly code: string | null;
};

/** In characters. */
const longestMessage = 1_000;
const longestStack = 5_000;

/** Called by the module that a `Thread` runs: from now on it does these tasks, one at a time.
 *  @param prepare loads what a task needs; its time is not the task's */
export function answerTasks(
  tasks: Readonly<Record<string, (input: never) => unknown>>,
  prepare: (name: string) => Promise<unknown> = async () => {},
): void {
  const port = parentPort;
  port?.on('message', async ({ name, input }: ToThread) => {
    try {
      await prepare(name);
      port.postMessage({ kind: 'started' } satisfies FromThread);
      const task = tasks[name];
      if (!task) throw new Error(`There is no task ${name}`);
      const result: unknown = await task(input as never);
      const { total_heap_size: heapBytes } = getHeapStatistics();
      port.postMessage({ kind: 'done', result, heapBytes } satisfies FromThread);
    } catch (thrown) {
      port.postMessage({ kind: 'failed', error: describeThrown(thrown) } satisfies FromThread);
    }
  });
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
