import { RelabelArticles, RelabellingProgress, type Relabelling } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { NewsReadModel } from '../read-model/news-read-model.ts';
import { beginRelabelling, isUnderWay, relabelArchive } from './relabel-archive.ts';

/** A portion waits behind the news that comes in. */
const portionMs = 60_000;
const timeoutMs = 10_000;

type Log = { readonly error: (message: string, error: unknown) => void };

/** The last run, of this process or another. */
export type RelabellingRun = {
  readonly progress: Relabelling;
  /** Somebody is at work on it. */
  readonly isUnderWay: boolean;
};

/** Labels the archive anew in the background of this process, one run at a time. */
export class ArchiveRelabelling {
  readonly #readModel: NewsReadModel;
  readonly #bus: EventBus;
  readonly #now: () => Date;
  readonly #log: Log;
  readonly #stop = new AbortController();
  /** Of this process's run, while there is one. */
  #progress: Relabelling | null = null;
  #ended: Promise<void> = Promise.resolve();
  #begun: Promise<unknown> = Promise.resolve();

  constructor(readModel: NewsReadModel, bus: EventBus, now: () => Date, log: Log) {
    this.#readModel = readModel;
    this.#bus = bus;
    this.#now = now;
    this.#log = log;
  }

  /** Null where there was no run yet. @throws {NoAnswer} when classify does not answer */
  async lastRun(): Promise<RelabellingRun | null> {
    if (this.#progress) return { progress: this.#progress, isUnderWay: true };
    const { progress } = await this.#bus.ask(RelabellingProgress, {}, { timeoutMs });
    return progress && { progress, isUnderWay: isUnderWay(progress, this.#now()) };
  }

  /** Begins a run, unless one is under way.
   *  @throws {NoAnswer} when classify does not answer */
  start(): Promise<{ readonly isNew: boolean; readonly progress: Relabelling }> {
    // One after the other: of two that ask at once, the second finds the run of the first.
    const begun = this.#begun.then(() => this.#begin());
    this.#begun = begun.catch(() => undefined);
    return begun;
  }

  async #begin(): Promise<{ readonly isNew: boolean; readonly progress: Relabelling }> {
    const run = await this.lastRun();
    if (run?.isUnderWay) return { isNew: false, progress: run.progress };
    const progress = await beginRelabelling(this.#readModel, this.#now());
    this.#progress = progress;
    this.#ended = this.#run(progress);
    return { isNew: true, progress };
  }

  async #run(begun: Relabelling): Promise<void> {
    const { signal } = this.#stop;
    try {
      await relabelArchive(
        this.#readModel,
        (request) => this.#bus.ask(RelabelArticles, request, { timeoutMs: portionMs }),
        begun,
        { signal, onProgress: (progress) => (this.#progress = progress) },
      );
    } catch (error) {
      if (signal.aborted) return;
      const { done, total } = this.#progress ?? begun;
      const stopped = `Labelling the archive anew ended after ${done} of ${total} articles. Start it again.`;
      this.#log.error(stopped, error);
    } finally {
      this.#progress = null;
    }
  }

  /** Called by Nest when the application closes. */
  async onModuleDestroy(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }
}
