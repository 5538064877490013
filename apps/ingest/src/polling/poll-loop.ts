import { setTimeout as sleep } from 'node:timers/promises';
import { inSpan, type Report } from '@newsline/platform';
import type { PageControl } from './fetch-page.ts';
import type { HostPace, Leave } from './host-pace.ts';
import type { DueSource, Source, SourceStore } from './source-store.ts';

export type PollLoopSettings = {
  /** Sources polled at one time. */
  readonly concurrency: number;
  /** How often a host is asked. */
  readonly pace: HostPace;
  readonly now: () => Date;
  readonly poll: (source: Source, control: PollControl) => Promise<unknown>;
  /** Stores, with when to come again, that a source's poll broke off again, or took too long. Throws
   *  where it can't: then an engine is away, and the source is not to blame. */
  readonly saveFailure?: (source: Source, failure: PollFailure) => Promise<void>;
  readonly onProblem: Report;
  /** How long a source stays leased by a process that died. */
  readonly leaseMs?: number;
  /** The longest that a poll may take. Five minutes where it is left out. */
  readonly pollTimeoutMs?: number;
};

export type PollFailure =
  | { readonly kind: 'poll-failed'; readonly durationMs: number }
  | { readonly kind: 'slow-poll'; readonly timeoutMs: number };

export type PollControl = PageControl & {
  /** Its host redirects to this one, and is asked no more. */
  readonly redirectedTo: (host: string) => void;
  /** Nothing more is asked of its host for now: somebody else may. */
  readonly feedIsFetched: () => void;
  /** From now on it fetches pages, one at a time and with pauses: another source may be polled. */
  readonly feedIsRead: () => void;
};

/** How often due sources are looked for, and how long a poll that broke off waits. */
const checkEveryMs = 1_000;

/** While an engine is away, a poll that breaks off waits longer each time, up to this. */
const longestRestMs = 8_000;

/** The rest of a poll's time is for announcing what there is. */
const timeForPages = 0.8;

/** The sources that a killed process was polling wait for this long. A poll may take longer, as a
 *  full-text source fetches a page for each new article: so it extends its lease at every third of it,
 *  and may fail to do so once. */
const defaultLeaseMs = 20_000;

const defaultTimeoutMs = 300_000;

/** Where nothing else is due than sources of busy hosts, so many are looked through for others. */
const mostLookedThrough = 10_000;

/** Polls whatever is due until stopped: what somebody asked for at once, then the longest overdue, each
 *  host at its own pace, so that a slow host holds up nobody else. Any number of loops, in any number of
 *  processes, share sources. */
export class PollLoop {
  readonly #sources: SourceStore;
  readonly #settings: PollLoopSettings;
  readonly #running = new Map<string, Promise<void>>();
  /** Polls that count for `concurrency`: those that rest or only fetch pages do not. */
  #busy = 0;
  /** Hosts whose turn is waited for. */
  readonly #awaited = new Set<string>();
  #lookThrough = 0;
  /** How often in a row a source's poll broke off. */
  readonly #brokenOff = new Map<string, number>();
  #stopping = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  /** Started, and not stopped since. */
  #isOn = false;
  #checking = false;
  /** Something may have become due since it was looked for. */
  #isStale = false;

  constructor(sources: SourceStore, settings: PollLoopSettings) {
    this.#sources = sources;
    this.#settings = settings;
  }

  start(): void {
    this.#isOn = true;
    this.#stopping = new AbortController();
    this.wake();
  }

  /** A source may have become due. Does nothing in a process that only adds sources for others. */
  wake(): void {
    if (!this.#isOn) return;
    this.#isStale = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(), 0);
  }

  /** Starts no more polls; resolves when those under way are done. Pages that are still to be fetched are
   *  left for the next poll. */
  async stop(): Promise<void> {
    this.#isOn = false;
    this.#stopping.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await Promise.all(this.#running.values());
  }

  async #check(): Promise<void> {
    if (this.#checking || !this.#isOn) return;
    this.#checking = true;
    this.#isStale = false;
    try {
      const { concurrency, now } = this.#settings;
      // Sources at busy hosts stay due meanwhile: look far enough past them.
      const limit = Math.max(this.#lookThrough, concurrency * 8);
      const due = await this.#sources.due(now(), limit);
      const isStuck = due.filter((source) => this.#startPoll(source)).length === 0 && this.#hasRoom;
      const further = isStuck ? Math.min(limit * 2, mostLookedThrough) : limit;
      this.#lookThrough = due.length < limit ? 0 : further;
    } catch (error) {
      this.#settings.onProblem('Cannot find out which sources are due', error);
    } finally {
      this.#checking = false;
      if (this.#isOn) {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#check(), this.#isStale ? 0 : checkEveryMs);
      }
    }
  }

  /** Those that rest or fetch pages are not without limit, either. */
  get #hasRoom(): boolean {
    const { concurrency } = this.#settings;
    return this.#busy < concurrency && this.#running.size < concurrency * 2;
  }

  /** False: not now, as there is no room, or it is not its host's turn. */
  #startPoll(source: DueSource): boolean {
    const { pace } = this.#settings;
    const host = URL.canParse(source.url) ? new URL(source.url).host : source.url;
    if (this.#running.has(source.id)) return false;
    const mayGoFirst = source.isAsked && this.#running.size < this.#settings.concurrency * 2;
    if (mayGoFirst) this.#run(source, Promise.resolve(pace.enterNow(host)));
    else if (!this.#hasRoom || this.#awaited.has(host)) return false;
    else if (pace.isFree(host)) this.#run(source, pace.enter(host, this.#stopping.signal));
    else void this.#runInTurn(source, host);
    return true;
  }

  /** It counts for nothing until its host has time. */
  async #runInTurn(source: DueSource, host: string): Promise<void> {
    const { pace, onProblem } = this.#settings;
    const { signal } = this.#stopping;
    this.#awaited.add(host);
    try {
      const leave = await pace.enter(host, signal);
      if (this.#hasRoom && !this.#running.has(source.id)) this.#run(source, Promise.resolve(leave));
      else leave(0);
    } catch (error) {
      if (!signal.aborted) onProblem(`${host} could not be asked`, error);
    } finally {
      this.#awaited.delete(host);
    }
  }

  /** Each poll is a trace of its own, continued by the events that it publishes. */
  #run(due: DueSource, entering: Promise<Leave>): void {
    this.#busy += 1;
    let isBusy = true;
    const feedIsRead = () => {
      if (!isBusy) return;
      isBusy = false;
      this.#busy -= 1;
      this.wake();
    };
    const attributes = { 'newsline.source.id': due.id };
    const work = { name: 'poll', kind: 'internal', attributes } as const;
    const poll = inSpan(work, () => this.#poll(due, entering, feedIsRead), null).finally(() => {
      this.#running.delete(due.id);
      feedIsRead();
      this.wake();
    });
    this.#running.set(due.id, poll);
  }

  async #poll(due: DueSource, entering: Promise<Leave>, feedIsRead: () => void): Promise<void> {
    const { now, pace, onProblem, leaseMs = defaultLeaseMs } = this.#settings;
    let leaveHost: Leave = () => {};
    const control = {
      redirectedTo: (host: string) => {
        leaveHost();
        leaveHost = pace.enterNow(host);
      },
      feedIsFetched: () => leaveHost(),
      feedIsRead,
    };
    let source: Source | null = null;
    let began = performance.now();
    try {
      leaveHost = await entering;
      began = performance.now();
      source = await this.#sources.lease(due.id, now(), leaseMs);
      if (!source) return leaveHost(0);
      const failure = await this.#pollLeased(source, control);
      this.#brokenOff.delete(due.id);
      if (failure && !(await this.#saveFailure(source, failure))) await this.#rest(due, 1);
    } catch (error) {
      // Stopping breaks polls off, and they come again.
      if (this.#stopping.signal.aborted) return this.#release(due);
      onProblem(`Polling ${due.url} broke off`, error, { ids: { sourceId: due.id } });
      const times = (this.#brokenOff.get(due.id) ?? 0) + 1;
      this.#brokenOff.set(due.id, times);
      // Once may be an accident, an engine that was away for a moment.
      const durationMs = performance.now() - began;
      const failure = { kind: 'poll-failed', durationMs } as const;
      const isSaved = times > 1 && source && (await this.#saveFailure(source, failure));
      if (isSaved) return;
      feedIsRead();
      leaveHost();
      await this.#rest(due, times);
    } finally {
      leaveHost();
    }
  }

  /** It is still due, and stays leased during this pause: no busy loop. */
  async #rest(due: DueSource, times: number): Promise<void> {
    const restMs = Math.min(longestRestMs, checkEveryMs * 2 ** (times - 1));
    await sleep(restMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
    await this.#release(due);
  }

  async #release({ id, url }: DueSource): Promise<void> {
    await this.#sources
      .releaseLease(id)
      .catch((problem) =>
        this.#settings.onProblem(`${url} is not polled until its lease expires`, problem),
      );
  }

  async #saveFailure(source: Source, failure: PollFailure): Promise<boolean> {
    const { saveFailure, onProblem } = this.#settings;
    if (!saveFailure) return false;
    try {
      await saveFailure(source, failure);
      return true;
    } catch (error) {
      onProblem(`That polling ${source.url} failed could not be stored`, error);
      return false;
    }
  }

  /** @returns that it took too long, and was left to itself */
  async #pollLeased(
    source: Source,
    control: Omit<PollControl, keyof PageControl>,
  ): Promise<PollFailure | null> {
    const { now, poll, onProblem, leaseMs = defaultLeaseMs } = this.#settings;
    const { id, url } = source;
    const { pollTimeoutMs: timeoutMs = defaultTimeoutMs } = this.#settings;
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
    const over = new AbortController();
    const stopping = this.#stopping.signal;
    const late = sleep(timeoutMs, 'late' as const, { signal: over.signal, ref: false });
    late.catch(() => {});
    const outOfTime = AbortSignal.timeout(timeoutMs * timeForPages);
    try {
      const outcome = await Promise.race([poll(source, { ...control, stopping, outOfTime }), late]);
      if (outcome === 'late') return { kind: 'slow-poll', timeoutMs };
      // Whoever broke off to stop has not ended the lease.
      if (stopping.aborted) await this.#sources.releaseLease(id);
      return null;
    } finally {
      over.abort();
      clearInterval(extending);
    }
  }
}
