import { inSpan, type Report } from '@newsline/platform';
import type { DueSource, Source, SourceStore } from './source-store.ts';

export type PollLoopSettings = {
  /** Sources polled at one time. */
  readonly concurrency: number;
  /** Of those, at one host. */
  readonly perHost: number;
  readonly now: () => Date;
  readonly poll: (source: Source) => Promise<unknown>;
  readonly onProblem: Report;
  /** How long a source stays leased by a process that died. */
  readonly leaseMs?: number;
};

/** How often due sources are looked for, and how long a poll that broke off waits. */
const checkEveryMs = 1_000;

/** The sources that a killed process was polling wait for this long. A poll may take longer, as a
 *  full-text source fetches a page for each new article: so it extends its lease at every third of it,
 *  and may fail to do so once. */
const defaultLeaseMs = 20_000;

/** Polls whatever is due until stopped: the longest overdue first, few at one host at a time, so that
 *  a slow host holds up nobody else. Any number of loops, in any number of processes, share sources. */
export class PollLoop {
  readonly #sources: SourceStore;
  readonly #settings: PollLoopSettings;
  readonly #running = new Map<string, Promise<void>>();
  readonly #hosts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  /** Started, and not stopped since. */
  #isOn = false;
  #checking = false;

  constructor(sources: SourceStore, settings: PollLoopSettings) {
    this.#sources = sources;
    this.#settings = settings;
  }

  start(): void {
    this.#isOn = true;
    this.wake();
  }

  /** A source may have become due. Does nothing in a process that only adds sources for others. */
  wake(): void {
    if (!this.#isOn) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), 0);
  }

  /** Starts no more polls; resolves when those under way are done. */
  async stop(): Promise<void> {
    this.#isOn = false;
    if (this.#timer) clearTimeout(this.#timer);
    await Promise.all(this.#running.values());
  }

  async #check(): Promise<void> {
    if (this.#checking || !this.#isOn) return;
    this.#checking = true;
    try {
      const { concurrency, now } = this.#settings;
      // Sources at busy hosts stay due meanwhile: look far enough past them.
      const due = await this.#sources.due(now(), concurrency * 8);
      for (const source of due) this.#startPoll(source);
    } catch (error) {
      this.#settings.onProblem('Cannot find out which sources are due', error);
    } finally {
      this.#checking = false;
      if (this.#isOn) {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#check(), checkEveryMs);
      }
    }
  }

  #startPoll(source: DueSource): void {
    const { concurrency, perHost } = this.#settings;
    const host = URL.canParse(source.url) ? new URL(source.url).host : source.url;
    const atHost = this.#hosts.get(host) ?? 0;
    if (this.#running.size >= concurrency || atHost >= perHost || this.#running.has(source.id))
      return;
    this.#hosts.set(host, atHost + 1);
    this.#running.set(
      source.id,
      this.#traced(source).finally(() => {
        this.#running.delete(source.id);
        const left = (this.#hosts.get(host) ?? 1) - 1;
        if (left > 0) this.#hosts.set(host, left);
        else this.#hosts.delete(host);
        this.wake();
      }),
    );
  }

  /** Each poll is a trace of its own, continued by the events that it publishes. */
  #traced(due: DueSource): Promise<void> {
    const attributes = { 'newsline.source.id': due.id };
    const work = { name: 'poll', kind: 'internal', attributes } as const;
    return inSpan(work, () => this.#poll(due), null);
  }

  async #poll(due: DueSource): Promise<void> {
    const { onProblem } = this.#settings;
    try {
      await this.#leaseAndPoll(due);
    } catch (error) {
      onProblem(`Polling ${due.url} broke off`, error, { ids: { sourceId: due.id } });
      // It is still due, and stays leased during this pause: no busy loop.
      await new Promise((resolve) => setTimeout(resolve, checkEveryMs));
      await this.#sources
        .releaseLease(due.id)
        .catch((problem) => onProblem(`${due.url} is not polled until its lease expires`, problem));
    }
  }

  async #leaseAndPoll({ id, url }: DueSource): Promise<void> {
    const { now, poll, onProblem, leaseMs = defaultLeaseMs } = this.#settings;
    const source = await this.#sources.lease(id, now(), leaseMs);
    if (!source) return;
    const extending = setInterval(() => {
      this.#sources
        .extendLease(id, now(), leaseMs)
        .catch((problem) =>
          onProblem(
            `The lease of ${url} could not be extended: another replica may poll it as well`,
            problem,
          ),
        );
    }, leaseMs / 3);
    try {
      await poll(source);
    } finally {
      clearInterval(extending);
    }
  }
}
