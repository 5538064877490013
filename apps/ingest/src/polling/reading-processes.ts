import { TaskProcess, type TaskOutcome } from '@newsline/platform/task-process';
import { ReadingQueue, type Waiting } from './reading-queue.ts';

export type ReadingProcessesSettings = {
  readonly processes: number;
  /** For one document, from when a process begins with it. */
  readonly timeoutMs: number;
  /** For one document, until a process begins with it. */
  readonly longestWaitMs: number;
  /** Start the processes before the first document comes. */
  readonly warm: boolean;
  /** The module that they run, relative to this file. */
  readonly worker: string;
};

export type Reading = Waiting & { readonly name: string; readonly input: unknown };

/** `busy`: no process was free for it in time. */
export type ReadingOutcome = TaskOutcome | { readonly kind: 'busy' };

type Job = Reading & { readonly settle: (outcome: ReadingOutcome) => void };

/** A document that needs more is too large. Ordinary feeds of 9 MB were read with half of it. */
const maxHeapMb = 256;

/** A process that a document made larger than this is ended: it would keep what it has grown to. Feeds of
 *  everyday leave some 110 MB, half of them the program itself. */
const mostKeptBytes = 150_000_000;

/** And one that had nothing to read for so long. */
const longestIdleMs = 60_000;

const isStopping = 'No document is read any more: Newsline is stopping';

type Idle = { readonly process: TaskProcess; readonly timer: NodeJS.Timeout };

/** The processes that read documents, and who waits for them. One that ends, or has to be ended, is
 *  replaced by another when there is something to read. */
export class ReadingProcesses {
  readonly #settings: ReadingProcessesSettings;
  readonly #queue: ReadingQueue<Job>;
  /** All that have not ended. */
  readonly #processes = new Set<TaskProcess>();
  #idle: Idle[] = [];
  #isClosed = false;

  constructor(settings: ReadingProcessesSettings) {
    this.#settings = settings;
    const { processes, timeoutMs, warm } = settings;
    this.#queue = new ReadingQueue({ slowMs: timeoutMs / 5, processes });
    if (warm) for (let n = 0; n < processes; n += 1) this.#keep(this.#start());
  }

  /** @throws once it is closed */
  async run(reading: Reading): Promise<ReadingOutcome> {
    if (this.#isClosed) throw new Error(isStopping);
    const { promise, resolve } = Promise.withResolvers<ReadingOutcome>();
    const job = { ...reading, settle: resolve };
    const timer = setTimeout(() => {
      if (this.#queue.remove(job)) resolve({ kind: 'busy' });
    }, this.#settings.longestWaitMs);
    this.#queue.add(job);
    this.#assign();
    const outcome = await promise;
    clearTimeout(timer);
    if (this.#isClosed) throw new Error(isStopping);
    return outcome;
  }

  /** Whatever is read or waits for it is given up: `run` rejects. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.clear().forEach(({ settle }) => settle({ kind: 'busy' }));
    await Promise.all([...this.#processes].map((process) => process.stop()));
  }

  /** Gives waiting documents to processes, as long as there are both. */
  #assign(): void {
    for (let job = this.#queue.next(); job && !this.#isClosed; job = this.#queue.next()) {
      const process = this.#take();
      if (!process) return;
      this.#queue.begin(job);
      void this.#read(job, process);
    }
  }

  async #read(job: Job, process: TaskProcess): Promise<void> {
    const { timeoutMs } = this.#settings;
    const outcome = await process.run(job, timeoutMs);
    // What ended its process was costly, however long it took.
    this.#queue.done(job, process.isOver ? timeoutMs : outcome.tookMs);
    if (outcome.kind === 'done' && outcome.residentBytes > mostKeptBytes) void process.stop();
    else if (!process.isOver) this.#keep(process);
    job.settle(outcome);
    this.#assign();
  }

  #keep(process: TaskProcess): void {
    const timer = setTimeout(() => void process.stop(), longestIdleMs).unref();
    this.#idle.push({ process, timer });
  }

  /** The one that was used last, so that those which are not needed end; starts one only where none is
   *  idle. */
  #take(): TaskProcess | null {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      clearTimeout(idle.timer);
      if (!idle.process.isOver) return idle.process;
    }
    return this.#processes.size < this.#settings.processes ? this.#start() : null;
  }

  #start(): TaskProcess {
    const process: TaskProcess = new TaskProcess(import.meta.url, this.#settings.worker, {
      maxHeapMb,
      onEnd: () => {
        this.#processes.delete(process);
        this.#assign();
      },
    });
    this.#processes.add(process);
    return process;
  }
}
