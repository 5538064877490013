import { Unavailable } from '@newsline/messaging/errors';
import type { Sequence } from './sequence.ts';
import { type SequenceNumber } from './sequence.ts';
import { away } from './server.ts';
import type { Tasks } from './tasks.ts';

const ndjson = 'application/x-ndjson';

/** Hands the documents of one index to the server in the order of their numbers, which `Snapshot` relies
 *  on, and waits for all at once. */
export class WriteLine {
  readonly #uid: string;
  readonly #tasks: Tasks;
  readonly #sequence: Sequence;
  #last: Promise<unknown> = Promise.resolve();

  constructor(uid: string, tasks: Tasks, sequence: Sequence) {
    this.#uid = uid;
    this.#tasks = tasks;
    this.#sequence = sequence;
  }

  /** Resolves when all can be found.
   *  @param payloads one task each, done in this order, each with a number of its own
   *  @throws as `Tasks` does; what is not in the task that failed may be there */
  async replace(payloads: readonly ((number: SequenceNumber) => string)[]): Promise<void> {
    const what = `write to ${this.#uid}`;
    await this.#tasks.room(what);
    // Between the numbers and the place in the line nothing may come in.
    const numbered = payloads.map((payloadWith) => {
      const number = this.#sequence.next();
      return { number, payload: payloadWith(number) };
    });
    const uids = await this.#inOrder(async () => {
      const enqueued: number[] = [];
      for (const { payload, number } of numbered)
        enqueued.push(await this.#enqueue(payload, number));
      return enqueued;
    });
    await allOf(uids.map((uid) => this.#tasks.succeeded(uid, what)));
  }

  /** Changes fields of documents that are there. */
  async update(payloads: readonly string[]): Promise<void> {
    const what = `update documents of ${this.#uid}`;
    const running = payloads.map((payload) =>
      this.#tasks.run(what, (client) =>
        client.index(this.#uid).updateDocumentsFromString(payload, ndjson, { primaryKey: 'id' }),
      ),
    );
    await allOf(running);
  }

  async #enqueue(payload: string, { writer }: SequenceNumber): Promise<number> {
    const what = `write to ${this.#uid}`;
    if (writer !== this.#sequence.writer)
      throw away(`could not ${what}: what was to come before it may not have arrived`);
    try {
      return await this.#tasks.enqueue(what, (client) =>
        client.index(this.#uid).addDocumentsFromString(payload, ndjson, { primaryKey: 'id' }),
      );
    } catch (error) {
      // It may be under way all the same, and overtaken by what comes next.
      if (error instanceof Unavailable && writer === this.#sequence.writer) this.#sequence.renew();
      throw error;
    }
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const running = this.#last.then(work);
    this.#last = running.catch(() => {});
    return running;
  }
}

/** Rejects once all have ended: what is tried again must not meet what is still running. */
async function allOf(running: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(running))
    if (one.status === 'rejected') throw one.reason;
}
