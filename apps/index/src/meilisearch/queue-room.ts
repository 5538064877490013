import { waitingTasks } from '../index-metrics.ts';
import { pollUntil } from './poll-until.ts';
import { away, type Server } from './server.ts';

export type RoomLimits = {
  /** Nothing is added while more tasks wait than this. */
  readonly maxQueued: number;
  /** How long to wait for room in the queue. */
  readonly roomTimeoutMs: number;
};

/** A count of the queue holds for so long, less what was added here since. */
const countHoldsMs = 500;

/** Lets no queue of the server grow without end. Counts it for many tasks at once. */
export class QueueRoom {
  readonly #server: Server;
  readonly #limits: RoomLimits;
  #free = 0;
  #countedAt = -Infinity;
  #counting: Promise<void> | null = null;

  constructor(server: Server, limits: RoomLimits) {
    this.#server = server;
    this.#limits = limits;
  }

  /** Resolves when there is room for one more task.
   *  @param what completes "Meilisearch could not …"
   *  @throws {Unavailable} when there is none for long */
  async take(what: string): Promise<void> {
    const { maxQueued, roomTimeoutMs } = this.#limits;
    const hasRoom = await pollUntil(roomTimeoutMs, async () => {
      const isOld = performance.now() - this.#countedAt > countHoldsMs;
      if (isOld || this.#free <= 0) await (this.#counting ??= this.#count());
      if (this.#free <= 0) return null;
      this.#free -= 1;
      return true;
    });
    if (hasRoom) return;
    throw away(
      `could not ${what}: more than ${maxQueued} tasks were still waiting after ${roomTimeoutMs} ms`,
    );
  }

  async #count(): Promise<void> {
    try {
      const queue = await this.#server.ask('count its waiting tasks', ({ tasks }) =>
        tasks.getTasks({ statuses: ['enqueued'], limit: 1 }),
      );
      waitingTasks.set(queue.total);
      this.#free = this.#limits.maxQueued + 1 - queue.total;
      this.#countedAt = performance.now();
    } finally {
      this.#counting = null;
    }
  }
}
