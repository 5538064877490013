import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry } from './index-document.ts';
import type { EntryStore } from './document-store.ts';
import { Gathering, type GatheringLimits } from './batcher.ts';
import { settle } from './reconcile.ts';

export type WriteLimits = GatheringLimits & {
  /** How long to wait before each further try of a batch that failed. */
  readonly retryMs: readonly number[];
};

/** What one call asked to be written. */
type Order = { readonly entries: readonly Entry[]; readonly articleIds: readonly string[] };

/** Writes what calls ask for, gathered into batches, and tries again what failed. */
export class Writer {
  readonly #stores: { readonly live: EntryStore; readonly next: EntryStore };
  readonly #retryMs: readonly number[];
  readonly #gathering: Gathering<Order>;

  constructor(
    stores: { readonly live: EntryStore; readonly next: EntryStore },
    { retryMs, ...limits }: WriteLimits,
  ) {
    this.#stores = stores;
    this.#retryMs = retryMs;
    this.#gathering = new Gathering<Order>(limits, (orders) => this.#write(orders));
  }

  /** @param bytes about how large the entries are
   *  @throws after the last try, with the ids of the articles */
  write(order: Order, bytes: number): Promise<void> {
    return this.#gathering.add(order, { documents: order.entries.length, bytes });
  }

  close(): Promise<void> {
    return this.#gathering.close();
  }

  /** Orders that were gathered part again when they fail together: one that can't be written must
   *  not take the others with it. */
  async #write(orders: readonly Order[]): Promise<(Error | null)[]> {
    const failure = await this.#try(orders, this.#retryMs);
    if (failure === null) return orders.map(() => null);
    if (orders.length === 1) return orders.map(({ articleIds }) => named(failure, articleIds));
    const outcomes: (Error | null)[] = [];
    for (const order of orders) {
      const ownFailure = await this.#try([order], []);
      outcomes.push(ownFailure === null ? null : named(ownFailure, order.articleIds));
    }
    return outcomes;
  }

  async #try(orders: readonly Order[], retryMs: readonly number[]): Promise<unknown> {
    const entries = orders.flatMap((order) => order.entries);
    let failure: unknown = null;
    for (const waitMs of [0, ...retryMs]) {
      if (waitMs > 0) await sleep(waitMs);
      try {
        await settle(entries, this.#stores);
        return null;
      } catch (error) {
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
