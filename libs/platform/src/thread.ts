import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { stoppedInTime } from './end-process.ts';
import { describeThrown, type FromThread, type ToThread } from './thread-tasks.ts';
import { workerModule } from './worker-module.ts';

/** `heapBytes`: what the thread's heap takes after it. `failed`: what the task threw, or what ended its thread. `code` as Node has it, such as
 *  `ERR_WORKER_OUT_OF_MEMORY`. */
type TaskResult =
  | { readonly kind: 'done'; readonly result: unknown; readonly heapBytes: number }
  | { readonly kind: 'late' }
  | { readonly kind: 'failed'; readonly error: Error & { readonly code?: string } };

/** `tookMs`: since the thread began with it. */
export type TaskOutcome = TaskResult & { readonly tookMs: number };

type RunningTask = {
  readonly timeoutMs: number;
  readonly settle: (outcome: TaskOutcome) => void;
  startedAt?: number;
  timer?: NodeJS.Timeout;
};

type ThreadSettings = Pick<WorkerOptions, 'resourceLimits'> & {
  /** It was told to stop a second ago and runs on. */
  readonly onStuck: () => void;
  readonly onEnd: () => void;
};

/** One thread for one task at a time, which can be stopped. Piscina gives threads for trusted work; it
 *  tells neither when a task begins nor that a thread can't be stopped, and limits go by both. In
 *  `@newsline/platform/thread` by itself. */
export class Thread {
  readonly #worker: Worker;
  readonly #onStuck: () => void;
  #task: RunningTask | null = null;
  #stopping: Promise<boolean> | null = null;
  #hasEnded = false;

  /** @param caller `import.meta.url` of the file that asks
   *  @param module relative to that file, without its extension; it calls `answerTasks` */
  constructor(caller: string, module: string, { resourceLimits, onStuck, onEnd }: ThreadSettings) {
    const { file, execArgv } = workerModule(caller, module);
    this.#onStuck = onStuck;
    this.#worker = new Worker(fileURLToPath(file), { execArgv, resourceLimits });
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#onMessage(message));
    this.#worker.on('messageerror', (error) => this.#fail(error));
    this.#worker.on('error', (error) => {
      this.#hasEnded = true;
      this.#fail(error);
    });
    this.#worker.on('exit', (code) => {
      this.#hasEnded = true;
      this.#fail(new Error(`The thread ended with code ${code}`));
      onEnd();
    });
  }

  /** It takes no more tasks: it ended, or was told to. */
  get isOver(): boolean {
    return this.#hasEnded || this.#stopping !== null;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Runs a function that its module gave to `answerTasks`. A thread that is late with it is stopped.
   *  @param timeoutMs from when the thread begins with it: starting a thread does not count */
  run({ name, input }: ToThread, timeoutMs: number): Promise<TaskOutcome> {
    if (this.isOver || this.#task) throw new Error('This thread takes no task now');
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    this.#task = { timeoutMs, settle: resolve };
    this.#worker.ref();
    try {
      this.#worker.postMessage({ name, input } satisfies ToThread);
    } catch (error) {
      this.#fail(error);
    }
    return promise;
  }

  /** Resolves when it has ended, or can't be stopped within a second. May be called again.
   *  @returns whether it has ended */
  stop(): Promise<boolean> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<boolean> {
    const hasEnded = await stoppedInTime(this.#worker.terminate());
    this.#fail(new Error('The thread was stopped'));
    if (!hasEnded) this.#onStuck();
    return hasEnded;
  }

  #onMessage(message: FromThread): void {
    const task = this.#task;
    if (!task) return;
    if (message.kind === 'started') {
      task.startedAt = performance.now();
      task.timer = setTimeout(() => {
        // Where the event loop stood still, the result may be there and not be received yet.
        setImmediate(() => {
          if (this.#task !== task) return;
          this.#settle({ kind: 'late' });
          void this.stop();
        });
      }, task.timeoutMs);
      return;
    }
    if (message.kind === 'done') return this.#settle(message);
    this.#fail(message.error);
  }

  /** What comes from another thread is no true `Error`, and logs would not show it as one. */
  #fail(thrown: unknown): void {
    const { name, message, stack, code } = describeThrown(thrown);
    const error = Object.assign(new Error(message), {
      name,
      stack,
      ...(code !== null && { code }),
    });
    this.#settle({ kind: 'failed', error });
  }

  #settle(result: TaskResult): void {
    const task = this.#task;
    if (!task) return;
    this.#task = null;
    clearTimeout(task.timer);
    this.#worker.unref();
    const tookMs = task.startedAt === undefined ? 0 : performance.now() - task.startedAt;
    task.settle({ ...result, tookMs });
  }
}
