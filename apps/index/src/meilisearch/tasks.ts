import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { failedTasks } from '../index-metrics.ts';
import { QueueRoom, type RoomLimits } from './queue-room.ts';
import { away, MeilisearchRefusal, type Server } from './server.ts';
import { TaskWatch } from './task-watch.ts';

export type QueueLimits = RoomLimits & {
  /** How long a task may take once it is queued. */
  readonly taskTimeoutMs: number;
};

/** No fault of what was to be written ("Error codes"). */
const ofTheMachine: ReadonlySet<string> = new Set([
  'no_space_left_on_device',
  'too_many_open_files',
  'io_error',
]);

type Enqueue = (client: Meilisearch) => PromiseLike<EnqueuedTask>;

/** Runs what Meilisearch does asynchronously: its 202 means "queued", and the outcome is the task's
 *  ("Tasks and asynchronous operations"). The server joins tasks that wait for the same index, so many at
 *  once are far faster than one after the other. */
export class Tasks {
  readonly #server: Server;
  readonly #limits: QueueLimits;
  readonly #room: QueueRoom;
  readonly #watch: TaskWatch;

  constructor(server: Server, limits: QueueLimits) {
    this.#server = server;
    this.#limits = limits;
    this.#room = new QueueRoom(server, limits);
    this.#watch = new TaskWatch(server);
  }

  /** `enqueue`, and `succeeded`. */
  async run(what: string, request: Enqueue, timeoutMs?: number): Promise<void> {
    await this.room(what);
    await this.succeeded(await this.enqueue(what, request), what, timeoutMs);
  }

  /** Resolves when there is room for one more task.
   *  @throws {Unavailable} when there is none for long */
  room(what: string): Promise<void> {
    return this.#room.take(what);
  }

  /** When the task was queued that is pending for longest of those for this index, in milliseconds since
   *  1970; Infinity where none is. */
  async oldestPending(indexUid: string): Promise<number> {
    const { results } = await this.#server.ask('read its queue', ({ tasks }) =>
      tasks.getTasks({
        ...{ statuses: ['enqueued', 'processing'], indexUids: [indexUid] },
        ...{ reverse: true, limit: 1 },
      }),
    );
    return results[0] ? Date.parse(results[0].enqueuedAt) : Infinity;
  }

  /** @returns the number of the task: those of one index are done in the order of their numbers */
  async enqueue(what: string, request: Enqueue): Promise<number> {
    return (await this.#server.ask(what, request)).taskUid;
  }

  /** Resolves when the task has succeeded.
   *  @param timeoutMs how long it may take
   *  @throws {MeilisearchRefusal} when it failed or was cancelled: then it changed nothing
   *  @throws {Unavailable} when the server does not answer, has no room on its disk, or is not through in
   *  time: what became of the task is open */
  async succeeded(
    uid: number,
    what: string,
    timeoutMs = this.#limits.taskTimeoutMs,
  ): Promise<void> {
    const task = await this.#watch.ended(uid, timeoutMs);
    if (!task) throw away(`did not ${what} within ${timeoutMs} ms: task ${uid} is still running`);
    if (task.status === 'succeeded') return;
    failedTasks.inc();
    const reason = task.error?.message ?? 'no reason given';
    const problem = `could not ${what}: task ${uid} ${task.status}: ${reason}`;
    if (ofTheMachine.has(task.error?.code ?? '')) throw away(problem);
    throw new MeilisearchRefusal(`Meilisearch ${problem}`, task.error?.code ?? task.status);
  }
}
