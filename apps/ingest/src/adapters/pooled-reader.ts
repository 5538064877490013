import { openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { DocumentInput, ReadDocument } from '../pages/read-document.ts';
import { Reader, type FeedInput, type ReadFeed, type ReadOutcome } from '../polling/reader.ts';

export type PooledReaderSettings = {
  readonly threads: number;
  /** For one document; after it the thread is ended and another started. */
  readonly timeoutMs: number;
  /** Start the threads before the first document comes. */
  readonly warm: boolean;
};

export class PooledReader extends Reader {
  readonly #timeoutMs: number;
  readonly #pool: ThreadPool;

  constructor({ threads, timeoutMs, warm }: PooledReaderSettings) {
    super();
    this.#timeoutMs = timeoutMs;
    this.#pool = openThreadPool(import.meta.url, './read-worker', {
      minThreads: warm ? threads : 0,
      maxThreads: threads,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
  }

  readFeed(input: FeedInput): Promise<ReadOutcome<ReadFeed>> {
    return this.#run('readFeed', input);
  }

  readDocument(input: DocumentInput): Promise<ReadOutcome<ReadDocument>> {
    return this.#run('readDocument', input);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #run<Result>(
    name: 'readFeed' | 'readDocument',
    input: object,
  ): Promise<ReadOutcome<Result>> {
    const stopping = new AbortController();
    const timer = setTimeout(() => stopping.abort(), this.#timeoutMs);
    try {
      return (await this.#pool.run(input, {
        name,
        signal: stopping.signal,
      })) as ReadOutcome<Result>;
    } catch (error) {
      if (stopping.signal.aborted) {
        return {
          kind: 'unreadable',
          problem: `It could not be read within ${this.#timeoutMs / 1000} s.`,
        };
      }
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError) {
        return { kind: 'unreadable', problem: 'It is too large or too deeply nested to be read.' };
      }
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
