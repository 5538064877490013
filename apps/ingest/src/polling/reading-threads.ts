import type { Report } from '@newsline/platform';
import { Thread, type TaskOutcome } from '@newsline/platform/thread';
import { ReadingQueue, type Waiting } from './reading-queue.ts';

export type ReadingThreadsSettings = {
  readonly threads: number;
  /** For one document, from when a thread begins with it. */
  readonly timeoutMs: number;
  /** For one document, until a thread begins with it. */
  readonly longestWaitMs: number;
  /** Start the threads before the first document comes. */
  readonly warm: boolean;
  readonly onProblem: Report;
  /** The module that they run, relative to this file. */
  readonly worker: string;
};

export type Reading = Waiting & { readonly name: string; readonly input: unknown };

/** `busy`: no thread was free for it in time. */
export type ReadingOutcome = TaskOutcome | { readonly kind: 'busy' };

type Job = Reading & { readonly settle: (outcome: ReadingOutcome) => void };

/** Threads that can't be stopped are replaced as long as there are no more of them than so many: each
 *  takes the time of a processor and up to `maxHeapMb`. */
const mostStuck = 4;

const maxHeapMb = 512;

/** A heap that a document made larger than this is given back, by ending its thread: V8 keeps what it
 *  has grown to. Feeds of everyday leave some 30 MB. */
const mostKeptBytes = 60_000_000;

const isStopping = 'No document is read any more: Newsline is stopping';

/** The threads that read documents, and who waits for them. A thread that ends, or has to be ended, is
 *  replaced by another. */
export class ReadingThreads {
  readonly #settings: ReadingThreadsSettings;
  readonly #queue: ReadingQueue<Job>;
  /** All that have not ended. */
  readonly #threads = new Set<Thread>();
  readonly #free: Thread[] = [];
  #isClosed = false;

  constructor(settings: ReadingThreadsSettings) {
    this.#settings = settings;
    const { threads, timeoutMs, warm } = settings;
    this.#queue = new ReadingQueue({ slowMs: timeoutMs / 5, threads });
    if (warm) for (let n = 0; n < threads; n += 1) this.#free.push(this.#startThread());
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
    await Promise.all([...this.#threads].map((thread) => thread.stop()));
  }

  /** Gives waiting documents to threads, as long as there are both. */
  #assign(): void {
    for (let job = this.#queue.next(); job && !this.#isClosed; job = this.#queue.next()) {
      const thread = this.#freeThread();
      if (!thread) return;
      this.#queue.begin(job);
      void this.#read(job, thread);
    }
  }

  async #read(job: Job, thread: Thread): Promise<void> {
    const { timeoutMs } = this.#settings;
    const outcome = await thread.run(job, timeoutMs);
    // What ended its thread was costly, however long it took.
    this.#queue.done(job, thread.isOver ? timeoutMs : outcome.tookMs);
    if (outcome.kind === 'done' && outcome.heapBytes > mostKeptBytes) this.#replace(thread);
    else if (!thread.isOver) this.#free.push(thread);
    job.settle(outcome);
    this.#assign();
  }

  #replace(thread: Thread): void {
    void thread.stop();
    if (this.#settings.warm && !this.#isClosed) this.#free.push(this.#startThread());
  }

  /** Starts one only where none is free. */
  #freeThread(): Thread | null {
    for (let thread = this.#free.pop(); thread; thread = this.#free.pop())
      if (!thread.isOver) return thread;
    const stopping = [...this.#threads].filter((thread) => thread.isOver).length;
    const working = this.#threads.size - stopping;
    if (working >= this.#settings.threads || stopping >= mostStuck) return null;
    return this.#startThread();
  }

  #startThread(): Thread {
    const thread: Thread = new Thread(import.meta.url, this.#settings.worker, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
      onStuck: () => this.#reportStuck(),
      onEnd: () => {
        this.#threads.delete(thread);
        this.#assign();
      },
    });
    this.#threads.add(thread);
    return thread;
  }

  #reportStuck(): void {
    const stuck = [...this.#threads].filter((thread) => thread.isOver).length;
    const advice =
      stuck < mostStuck
        ? 'Another has taken its place.'
        : 'There are too many of them to start others: restart Newsline if this stays so.';
    this.#settings.onProblem(
      `A thread that reads documents can't be stopped, ${stuck} in all. ${advice}`,
      undefined,
    );
  }
}
