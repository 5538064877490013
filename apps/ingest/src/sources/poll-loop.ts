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
  /** How long a source stays taken by a process that died. */
  readonly leaseMs?: number;
};

const lookAgainMs = 1_000;

/** For so long the sources that a killed process was polling wait. Polls may take longer, a full-text
 *  source fetches a page for each new article: so a poll extends its lease at every third of it, and may
 *  fail to once. */
const usualLeaseMs = 20_000;

/** Polls whatever is due, for ever: the longest overdue first, few at one host at a time, so that a
 *  slow host holds up nobody else. Any number of loops, in any number of processes, share sources. */
export class PollLoop {
  readonly #sources: SourceStore;
  readonly #settings: PollLoopSettings;
  readonly #running = new Map<string, Promise<void>>();
  readonly #hosts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #looking = false;

  constructor(sources: SourceStore, settings: PollLoopSettings) {
    this.#sources = sources;
    this.#settings = settings;
  }

  start(): void {
    this.wake();
  }

  /** A source may have become due. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), 0);
  }

  /** Begins nothing more; resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await Promise.all(this.#running.values());
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#stopped) return;
    this.#looking = true;
    try {
      const { concurrency, now } = this.#settings;
      // What is at busy hosts stays due meanwhile: look far enough past it.
      const due = await this.#sources.due(now(), concurrency * 8);
      for (const source of due) this.#begin(source);
    } catch (error) {
      this.#settings.onProblem('Cannot tell which sources are due', error);
    } finally {
      this.#looking = false;
      if (!this.#stopped) {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#look(), lookAgainMs);
      }
    }
  }

  #begin(source: DueSource): void {
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

  /** Each poll is a trace of its own, which the events that it gives rise to go on with. */
  #traced(due: DueSource): Promise<void> {
    const attributes = { 'newsline.source.id': due.id };
    const work = { name: 'poll', kind: 'internal', attributes } as const;
    return inSpan(work, () => this.#poll(due), null);
  }

  async #poll(due: DueSource): Promise<void> {
    const { onProblem } = this.#settings;
    try {
      await this.#takeAndPoll(due);
    } catch (error) {
      onProblem(`Polling ${due.url} broke off`, error, { ids: { sourceId: due.id } });
      // It is still due. Nobody polls it during a pause, which keeps that from spinning.
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
      await this.#sources
        .release(due.id)
        .catch((problem) => onProblem(`${due.url} waits until its lease runs out`, problem));
    }
  }

  async #takeAndPoll({ id, url }: DueSource): Promise<void> {
    const { now, poll, onProblem, leaseMs = usualLeaseMs } = this.#settings;
    const source = await this.#sources.take(id, now(), leaseMs);
    if (!source) return;
    const extending = setInterval(() => {
      this.#sources
        .extend(id, now(), leaseMs)
        .catch((problem) => onProblem(`Others may come to poll ${url} as well`, problem));
    }, leaseMs / 3);
    try {
      await poll(source);
    } finally {
      clearInterval(extending);
    }
  }
}
