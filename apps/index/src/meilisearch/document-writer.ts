import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '@newsline/messaging/errors';
import type { IndexDocument } from './index-document.ts';
import type { DocumentStore } from './document-store.ts';
import { Batcher, type BatchLimits } from './batcher.ts';
import { reconcile } from './reconcile.ts';

export type WriteLimits = BatchLimits & {
  /** How long to wait before each further try of a batch that failed. */
  readonly retryMs: readonly number[];
};

/** What one call asked to be written. */
type WriteRequest = {
  readonly documents: readonly IndexDocument[];
  readonly articleIds: readonly string[];
};

/** Writes what calls ask for, in batches, and tries again what failed. */
export class DocumentWriter {
  readonly #stores: { readonly live: DocumentStore; readonly next: DocumentStore };
  readonly #retryMs: readonly number[];
  readonly #batcher: Batcher<WriteRequest>;

  constructor(
    stores: { readonly live: DocumentStore; readonly next: DocumentStore },
    { retryMs, ...limits }: WriteLimits,
  ) {
    this.#stores = stores;
    this.#retryMs = retryMs;
    this.#batcher = new Batcher<WriteRequest>(limits, (requests) => this.#write(requests));
  }

  /** @param bytes about how large the documents are
   *  @throws after the last try, with the ids of the articles */
  write(request: WriteRequest, bytes: number): Promise<void> {
    const keys = request.documents.map(({ key }) => key);
    return this.#batcher.add(request, { documents: request.documents.length, bytes, keys });
  }

  close(): Promise<void> {
    return this.#batcher.close();
  }

  /** Requests that fail together are tried one by one: one that can't be written must not take the
   *  others with it. While the engine is away none can be. */
  async #write(requests: readonly WriteRequest[]): Promise<(Error | null)[]> {
    const failure = await this.#try(requests, this.#retryMs);
    if (failure === null) return requests.map(() => null);
    if (failure instanceof Unavailable) return requests.map(() => failure);
    if (requests.length === 1) return requests.map(({ articleIds }) => named(failure, articleIds));
    const outcomes: (Error | null)[] = [];
    for (const request of requests) {
      const ownFailure = await this.#try([request], []);
      outcomes.push(ownFailure === null ? null : named(ownFailure, request.articleIds));
    }
    return outcomes;
  }

  async #try(requests: readonly WriteRequest[], retryMs: readonly number[]): Promise<unknown> {
    const documents = requests.flatMap((request) => request.documents);
    let failure: unknown = null;
    for (const waitMs of [0, ...retryMs]) {
      if (waitMs > 0) await sleep(waitMs);
      try {
        await reconcile(documents, this.#stores);
        return null;
      } catch (error) {
        if (error instanceof Unavailable) return error;
        failure = error;
      }
    }
    return failure;
  }
}

function named(failure: unknown, articleIds: readonly string[]): Error {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return new Error(`Not indexed: ${articleIds.join(', ')}: ${reason}`, { cause: failure });
}
