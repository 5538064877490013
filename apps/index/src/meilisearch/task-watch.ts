import { setTimeout as sleep } from 'node:timers/promises';
import type { Task } from 'meilisearch';
import type { Server } from './server.ts';

const firstWaitMs = 4;
const longestWaitMs = 100;
/** Their numbers stand in the address of one request. */
const mostAtOnce = 500;

/** Looks how tasks ended: at all that somebody waits for with one request, at growing intervals while
 *  nothing changes. */
export class TaskWatch {
  readonly #server: Server;
  readonly #awaited = new Map<number, PromiseWithResolvers<Task>>();
  #isWatching = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Resolves when the task has ended, however; to null where that takes longer than `timeoutMs`.
   *  @throws {Unavailable} when the server does not answer */
  async ended(uid: number, timeoutMs: number): Promise<Task | null> {
    const awaited = Promise.withResolvers<Task>();
    const timeout = Promise.withResolvers<null>();
    const timer = timeoutMs < Infinity && setTimeout(timeout.resolve, timeoutMs, null);
    this.#awaited.set(uid, awaited);
    if (!this.#isWatching) void this.#watch();
    try {
      return await Promise.race([awaited.promise, timeout.promise]);
    } finally {
      if (timer) clearTimeout(timer);
      this.#awaited.delete(uid);
    }
  }

  /** Until nobody waits. */
  async #watch(): Promise<void> {
    this.#isWatching = true;
    for (let waitMs = firstWaitMs; this.#awaited.size > 0;) {
      const hasNews = await this.#look();
      waitMs = hasNews ? firstWaitMs : Math.min(2 * waitMs, longestWaitMs);
      if (this.#awaited.size > 0) await sleep(waitMs);
    }
    this.#isWatching = false;
  }

  /** Never rejects: whoever waits hears of it. */
  async #look(): Promise<boolean> {
    const uids = [...this.#awaited.keys()].slice(0, mostAtOnce);
    try {
      const { results } = await this.#server.ask('read its tasks', ({ tasks }) =>
        tasks.getTasks({
          uids,
          statuses: ['succeeded', 'failed', 'canceled'],
          limit: uids.length,
        }),
      );
      for (const task of results) this.#take(task.uid)?.resolve(task);
      return results.length > 0;
    } catch (error) {
      for (const uid of uids) this.#take(uid)?.reject(error);
      return true;
    }
  }

  #take(uid: number): PromiseWithResolvers<Task> | undefined {
    const awaited = this.#awaited.get(uid);
    this.#awaited.delete(uid);
    return awaited;
  }
}
