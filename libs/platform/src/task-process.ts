import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describeThrown, type FromProcess, type Task } from './answer-tasks.ts';
import { workerModule } from './worker-module.ts';

/** `residentBytes`: what the process takes of the machine's memory after it. `late`: it took longer than it may.
 *  `out-of-memory`: than its process may have, or than the machine had. `failed`: what the task threw, or
 *  what ended its process. */
type TaskResult =
  | { readonly kind: 'done'; readonly result: unknown; readonly residentBytes: number }
  | { readonly kind: 'late' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'failed'; readonly error: Error & { readonly code?: string } };

/** `tookMs`: since the process began with it. */
export type TaskOutcome = TaskResult & { readonly tookMs: number };

type RunningTask = {
  readonly timeoutMs: number;
  readonly settle: (outcome: TaskOutcome) => void;
  startedAt?: number;
  timer?: NodeJS.Timeout;
};

type TaskProcessSettings = {
  /** Of its JavaScript heap, in megabytes. */
  readonly maxHeapMb: number;
  /** It has ended, whether or not it was told to. */
  readonly onEnd: () => void;
};

/** V8 ends a process whose heap is full by the first, Linux one of a machine that is full by the
 *  second. */
const memorySignals: readonly unknown[] = ['SIGABRT', 'SIGKILL'];

/** A quarter of V8's own: a document of 9 MB takes up to 100 MB less, and no longer. */
const semiSpaceMb = 8;

/** Characters of what it says that are kept. */
const longestSaid = 2_000;

/** Above the 0 that everything starts with; 19 is the most. */
const niceness = 10;

/** A process for one task at a time, for what is done with documents of strangers: unlike a thread it
 *  can be stopped whatever it does, takes nobody with it when it runs out of memory or crashes, gives
 *  all its memory back, and may write no file and start no program. It is told no setting either. In
 *  `@newsline/platform/task-process` by itself. */
export class TaskProcess {
  readonly #child: ChildProcess;
  readonly #hasEnded: Promise<void>;
  #task: RunningTask | null = null;
  #isOver = false;

  /** @param caller `import.meta.url` of the file that asks
   *  @param module relative to that file, without its extension; it calls `answerTasks` */
  constructor(caller: string, module: string, { maxHeapMb, onEnd }: TaskProcessSettings) {
    const { file, execArgv } = workerModule(caller, module);
    const { TZ } = process.env;
    this.#child = fork(fileURLToPath(file), [], {
      execArgv: [
        ...execArgv,
        `--max-old-space-size=${maxHeapMb}`,
        `--max-semi-space-size=${semiSpaceMb}`,
        '--permission',
        '--allow-fs-read=*',
        '--no-warnings',
      ],
      env: TZ === undefined ? {} : { TZ },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    giveWay(this.#child.pid);
    let said = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-longestSaid);
    });
    this.#letGo();
    this.#child.on('message', (message) => this.#onMessage(message as FromProcess));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#hasEnded = promise;
    const end = (result: TaskResult) => {
      this.#isOver = true;
      this.#settle(result);
      resolve();
      onEnd();
    };
    this.#child.on('error', (error) => end({ kind: 'failed', error }));
    // Not 'exit': what it says may come after that.
    this.#child.once('close', (code, signal) => end(endedBy(code, signal, said)));
  }

  /** It takes no more tasks: it ended, or was told to. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Runs a function that its module gave to `answerTasks`. A process that is late with it is stopped.
   *  @param timeoutMs from when the process begins with it: starting one does not count */
  run({ name, input }: Task, timeoutMs: number): Promise<TaskOutcome> {
    if (this.#isOver || this.#task) throw new Error('This process takes no task now');
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    this.#task = { timeoutMs, settle: resolve };
    this.#child.ref();
    this.#child.channel?.ref();
    try {
      this.#child.send({ name, input } satisfies Task);
    } catch (error) {
      this.#settle({ kind: 'failed', error: asError(error) });
    }
    return promise;
  }

  /** Resolves when it has ended. May be called again. */
  stop(): Promise<void> {
    this.#isOver = true;
    this.#child.ref();
    this.#child.kill('SIGKILL');
    return this.#hasEnded;
  }

  #onMessage(message: FromProcess): void {
    if (message.kind === 'uncaught') void this.stop();
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
    this.#settle({ kind: 'failed', error: asError(message.error) });
  }

  #settle(result: TaskResult): void {
    const task = this.#task;
    if (!task) return;
    this.#task = null;
    clearTimeout(task.timer);
    this.#letGo();
    const tookMs = task.startedAt === undefined ? 0 : performance.now() - task.startedAt;
    task.settle({ ...result, tookMs });
  }

  /** Without a task it keeps no program from ending. */
  #letGo(): void {
    this.#child.unref();
    this.#child.channel?.unref();
    (this.#child.stderr as Socket | null)?.unref();
  }
}

/** It takes a processor only as far as the event loop leaves one, and is the first to go where the
 *  machine runs out of memory (proc_pid_oom_score_adj(5)). */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, niceness);
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // Not every system has the second, and it may have ended. That costs others, and it no task.
  }
}

/** @param said the end of what it wrote to standard error: why its module could not be loaded, for one */
function endedBy(code: number | null, signal: NodeJS.Signals | null, said: string): TaskResult {
  if (memorySignals.includes(signal)) return { kind: 'out-of-memory' };
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  return {
    kind: 'failed',
    error: new Error([`The process ended ${how}`, said.trim()].filter(Boolean).join(': ')),
  };
}

/** What comes from another process is no true `Error`, and logs would not show it as one. */
function asError(thrown: unknown): Error & { readonly code?: string } {
  const { name, message, stack, code } = describeThrown(thrown);
  return Object.assign(new Error(message), { name, stack, ...(code !== null && { code }) });
}
