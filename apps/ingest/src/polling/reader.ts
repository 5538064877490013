import { openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { FeedHead } from '../feeds/parsed-feed.ts';
import type { DocumentInput, ReadDocument } from '../pages/read-document.ts';
import type { ArticleDraft, DraftContext } from './draft-article.ts';
import { problemOf } from './source-problem.ts';
import type { SourceProblem } from '@newsline/contracts';

export type FeedInput = {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Where it was fetched from, after redirects. */
  readonly url: string;
  readonly context: DraftContext;
};

export type ReadFeed = {
  readonly head: FeedHead;
  /** What had to be repaired or left out, for the operator. */
  readonly warnings: readonly string[];
  /** In the feed's order. */
  readonly drafts: readonly ArticleDraft[];
};

/** `problem`: why it cannot be read, for an operator. */
export type ReadOutcome<Result> =
  | { readonly kind: 'read'; readonly result: Result }
  | {
      readonly kind: 'unreadable';
      readonly problem: string;
      readonly details: SourceProblem;
    };

export type ReaderSettings = {
  readonly threads: number;
  /** For one document; after it the thread is ended and another started. */
  readonly timeoutMs: number;
  /** Start the threads before the first document comes. */
  readonly warm: boolean;
};

/** Parses untrusted documents where parsing can be stopped: in threads of `read-worker`, within
 *  limits of time and memory. A document that exceeds them is unreadable and disturbs no other. */
export class Reader {
  readonly #timeoutMs: number;
  readonly #threads: ThreadPool;

  constructor({ threads, timeoutMs, warm }: ReaderSettings) {
    this.#timeoutMs = timeoutMs;
    this.#threads = openThreadPool(import.meta.url, './read-worker', {
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
    await this.#threads.destroy();
  }

  async #run<Result>(
    name: 'readFeed' | 'readDocument',
    input: object,
  ): Promise<ReadOutcome<Result>> {
    const stopping = new AbortController();
    const timer = setTimeout(() => stopping.abort(), this.#timeoutMs);
    try {
      return await this.#threads.run(input, { name, signal: stopping.signal });
    } catch (error) {
      if (stopping.signal.aborted)
        return unreadable('slow-document', { seconds: String(this.#timeoutMs / 1000) });
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError)
        return unreadable('heavy-document');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function unreadable(...problem: Parameters<typeof problemOf>): ReadOutcome<never> {
  return { kind: 'unreadable', ...problemOf(...problem) };
}
