import { setTimeout as sleep } from 'node:timers/promises';
import type { EnqueuedTask, Meilisearch, Task } from 'meilisearch';
import { failedTasks, waitingTasks } from '../index-metrics.ts';
import { away, MeilisearchRefusal, type Server } from './server.ts';

export type QueueLimits = {
  /** Nothing is added while more tasks wait than this. */
  readonly maxQueued: number;
  /** How long to wait for room in the queue. */
  readonly roomTimeoutMs: number;
  /** How long a task may take once it is queued. */
  readonly taskTimeoutMs: number;
};

/** No fault of what was to be written ("Error codes"). */
const ofTheMachine: ReadonlySet<string> = new Set([
  'no_space_left_on_device',
  'too_many_open_files',
  'io_error',
]);

/** Runs what Meilisearch does asynchronously: its 202 means "queued", and the outcome is the task's
 *  ("Tasks and asynchronous operations"). */
export class Tasks {
  readonly #server: Server;
  readonly #limits: QueueLimits;

  constructor(server: Server, limits: QueueLimits) {
    this.#server = server;
    this.#limits = limits;
  }

  /** Resolves when the task has succeeded.
   *  @param timeoutMs how long it may take
   *  @throws {MeilisearchRefusal} when it failed or was cancelled: then it changed nothing
   *  @throws {Unavailable} when the server does not answer, has no room on its disk, or is not through in
   *  time: what became of the task is open */
  async run(
    what: string,
    enqueue: (client: Meilisearch) => PromiseLike<EnqueuedTask>,
    timeoutMs = this.#limits.taskTimeoutMs,
  ): Promise<void> {
    await this.#waitForRoom(what);
    const { taskUid } = await this.#server.ask(what, enqueue);
    const task = await this.#outcome(taskUid, what, timeoutMs);
    if (task.status === 'succeeded') return;
    failedTasks.inc();
    const reason = task.error?.message ?? 'no reason given';
    if (ofTheMachine.has(task.error?.code ?? ''))
      throw away(`could not ${what}: task ${taskUid} ${task.status}: ${reason}`);
    throw new MeilisearchRefusal(
      `Meilisearch could not ${what}: task ${taskUid} ${task.status}: ${reason}`,
      task.error?.code ?? task.status,
    );
  }

  async #waitForRoom(what: string): Promise<void> {
    const { maxQueued, roomTimeoutMs } = this.#limits;
    const hasRoom = await pollUntil(roomTimeoutMs, async () => {
      const queue = await this.#server.ask('count its waiting tasks', ({ tasks }) =>
        tasks.getTasks({ statuses: ['enqueued'], limit: 1 }),
      );
      waitingTasks.set(queue.total);
      return queue.total <= maxQueued || null;
    });
    if (!hasRoom) {
      throw away(
        `could not ${what}: more than ${maxQueued} tasks were still waiting after ${roomTimeoutMs} ms`,
      );
    }
  }

  async #outcome(uid: number, what: string, taskTimeoutMs: number): Promise<Task> {
    const task = await pollUntil(taskTimeoutMs, async () => {
      const seen = await this.#server.ask('read a task', ({ tasks }) => tasks.getTask(uid));
      return seen.status === 'enqueued' || seen.status === 'processing' ? null : seen;
    });
    if (task) return task;
    throw away(`did not ${what} within ${taskTimeoutMs} ms: task ${uid} is still running`);
  }
}

const firstWaitMs = 4;
const longestWaitMs = 250;

/** Looks again at growing intervals until there is something to see; null when `patienceMs` have
 *  been waited. */
export async function pollUntil<Seen>(
  timeoutMs: number,
  look: () => Promise<Seen | null>,
): Promise<Seen | null> {
  let waitMs = firstWaitMs;
  for (let left = timeoutMs; ; left -= waitMs, waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const seen = await look();
    if (seen !== null || left <= 0) return seen;
    await sleep(waitMs);
  }
}
