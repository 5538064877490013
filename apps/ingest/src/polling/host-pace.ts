import { setTimeout as sleep } from 'node:timers/promises';

/** One visitor of a host at a time, and a pause before the next: shared by all who fetch pages in this
 *  process. Who visits holds one host at a time, so visitors never wait for each other in a ring. */
export class HostPace {
  readonly #pauseMs: number;
  /** Resolves when the last of those who came for a host has left and the pause is over. */
  readonly #last = new Map<string, Promise<void>>();

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Hosts that are being visited, waited for or left to rest. */
  get size(): number {
    return this.#last.size;
  }

  /** Waits for one's turn.
   *  @returns what ends the visit; to be called in any case, more than once does no harm
   *  @throws the signal's reason when it aborts before */
  async enter(host: string, signal: AbortSignal): Promise<() => void> {
    const before = this.#last.get(host);
    const visit = Promise.withResolvers<void>();
    const over = Promise.all([before, visit.promise]).then(() => {
      if (this.#last.get(host) === over) this.#last.delete(host);
    });
    this.#last.set(host, over);
    let hasLeft = false;
    try {
      if (before) await abortable(before, signal);
      signal.throwIfAborted();
    } catch (error) {
      visit.resolve();
      throw error;
    }
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      // A pause that nobody waits for is to keep no process.
      void sleep(this.#pauseMs, undefined, { ref: false }).then(visit.resolve);
    };
  }
}

function abortable(waiting: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  if (signal.aborted) onAbort();
  return promise;
}
