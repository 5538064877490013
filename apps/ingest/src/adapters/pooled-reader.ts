import { openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { ReadDocument } from '../pages/read-document.ts';
import {
  Reader,
  type DocumentBytes,
  type FeedBytes,
  type FeedDrafts,
  type Read,
} from '../sources/reader.ts';

export type PooledReaderSettings = {
  readonly threads: number;
  /** For one document; then its thread is ended and another started. */
  readonly timeoutMs: number;
  /** Have threads ready before the first document. */
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

  feed(bytes: FeedBytes): Promise<Read<FeedDrafts>> {
    return this.#run('feed', bytes);
  }

  document(bytes: DocumentBytes): Promise<Read<ReadDocument>> {
    return this.#run('document', bytes);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #run<Result>(name: 'feed' | 'document', input: object): Promise<Read<Result>> {
    const stopping = new AbortController();
    const timer = setTimeout(() => stopping.abort(), this.#timeoutMs);
    try {
      return (await this.#pool.run(input, { name, signal: stopping.signal })) as Read<Result>;
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
