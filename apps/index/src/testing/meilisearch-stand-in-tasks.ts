import type { TaskFilter } from './meilisearch-stand-in-bodies.ts';
import { ApiError } from './meilisearch-stand-in-errors.ts';

export type TaskType =
  'documentAdditionOrUpdate' | 'indexCreation' | 'indexDeletion' | 'indexSwap' | 'settingsUpdate';

type Task = {
  readonly uid: number;
  batchUid: number | null;
  /** Null where it concerns several indexes. */
  readonly indexUid: string | null;
  status: TaskFilter['statuses'] extends (infer Status)[] | undefined ? Status : never;
  readonly type: TaskType;
  readonly canceledBy: null;
  readonly details: object;
  error: ReturnType<ApiError['body']> | null;
  duration: string | null;
  readonly enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

/** The queue of "Tasks and asynchronous operations": one task after the other, each first enqueued,
 *  then processing, then succeeded or failed; a failed one has changed nothing. Additions of documents that
 *  wait for one index are done together, and can be found at the same moment. */
export class TaskQueue {
  readonly #tasks: Task[] = [];
  readonly #work = new Map<number, () => void>();
  #isHeld = false;
  #isWorking = false;
  readonly #failures: { readonly type: TaskType; readonly error: ApiError }[] = [];

  enqueue(type: TaskType, indexUid: string | null, details: object, work: () => void) {
    const task: Task = {
      uid: this.#tasks.length,
      batchUid: null,
      indexUid,
      status: 'enqueued',
      type,
      canceledBy: null,
      details,
      error: null,
      duration: null,
      enqueuedAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
    };
    this.#tasks.push(task);
    this.#work.set(task.uid, work);
    this.#continue();
    const { uid: taskUid, status, enqueuedAt } = task;
    return { taskUid, indexUid, status, type, enqueuedAt };
  }

  /** @param mayLookAt null: also tasks of several indexes */
  get(uid: number, mayLookAt: ((indexUid: string) => boolean) | null): Task {
    const task = this.#tasks[uid];
    if (task && isVisible(task, mayLookAt)) return { ...task };
    throw new ApiError('task_not_found', `Task \`${uid}\` not found`);
  }

  list(
    { limit, reverse, uids, statuses, indexUids }: TaskFilter,
    mayLookAt: ((indexUid: string) => boolean) | null,
  ) {
    const found = this.#tasks.filter(
      (task) =>
        isVisible(task, mayLookAt) &&
        (!uids || uids.includes(task.uid)) &&
        (!statuses || statuses.includes(task.status)) &&
        (!indexUids || indexUids.includes(task.indexUid ?? '')),
    );
    if (!reverse) found.reverse();
    const results = found.slice(0, limit);
    const next = found[limit]?.uid ?? null;
    return { results, total: found.length, limit, from: results[0]?.uid ?? null, next };
  }

  /** Types of all tasks so far, oldest first. */
  get history(): readonly TaskType[] {
    return this.#tasks.map(({ type }) => type);
  }

  /** Lets the next tasks of a type fail, one after the other. */
  fail(type: TaskType, ...errors: readonly ApiError[]): void {
    this.#failures.push(...errors.map((error) => ({ type, error })));
  }

  /** Tasks wait, until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#continue();
  }

  #continue(): void {
    if (this.#isWorking || this.#isHeld) return;
    const batch = this.#nextBatch();
    if (batch.length === 0) return;
    this.#isWorking = true;
    setImmediate(() => {
      for (const task of batch) {
        task.status = 'processing';
        task.batchUid = batch[0]?.uid ?? null;
        task.startedAt = new Date().toISOString();
      }
      setImmediate(() => {
        for (const task of batch) this.#finish(task);
        this.#isWorking = false;
        this.#continue();
      });
    });
  }

  /** The oldest task; of documents, all that wait behind it for the same index. */
  #nextBatch(): readonly Task[] {
    const waiting = this.#tasks.filter(({ status }) => status === 'enqueued');
    const [first] = waiting;
    if (first?.type !== 'documentAdditionOrUpdate') return waiting.slice(0, 1);
    const end = waiting.findIndex(
      ({ type, indexUid }) => type !== first.type || indexUid !== first.indexUid,
    );
    return end < 0 ? waiting : waiting.slice(0, end);
  }

  #finish(task: Task): void {
    try {
      const failing = this.#failures.findIndex(({ type }) => type === task.type);
      const [failure] = failing < 0 ? [] : this.#failures.splice(failing, 1);
      if (failure) throw failure.error;
      this.#work.get(task.uid)?.();
      task.status = 'succeeded';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      task.status = 'failed';
      task.error = error.body();
    }
    this.#work.delete(task.uid);
    task.duration = 'PT0.001S';
    task.finishedAt = new Date().toISOString();
  }
}

/** "Global tasks": those of no one index are for keys that may look at all. */
function isVisible(task: Task, mayLookAt: ((indexUid: string) => boolean) | null): boolean {
  if (mayLookAt === null) return true;
  return task.indexUid !== null && mayLookAt(task.indexUid);
}
