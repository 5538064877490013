import type { Fetcher, FetchOutcome } from './fetcher.ts';
import type { HostPace } from './host-pace.ts';
import { allowsAll, parseRobots, type Robots } from './robots.ts';

export type RobotsSettings = {
  readonly fetcher: Fetcher;
  readonly pace: HostPace;
  /** As robots.txt files call us: RFC 9309 section 2.2.1. */
  readonly token: string;
  readonly now: () => Date;
};

/** `unknown`: its robots.txt cannot be read, so nothing may be fetched for now. */
export type Permission =
  | {
      readonly kind: 'allowed';
      /** The pause that is asked for between two pages; 0: none. */
      readonly pauseMs: number;
    }
  | { readonly kind: 'disallowed' | 'unknown' };

type KnownFile = {
  /** Null: it cannot be read, and never could. */
  readonly robots: Robots | null;
  readonly readAt: number;
  /** When it is fetched again. */
  readonly until: number;
};

/** RFC 9309 section 2.4: at the longest. */
const freshMs = 86_400_000;
/** Until a server that failed is asked again. */
const retryMs = 15 * 60_000;
/** RFC 9309 section 2.3.1.4: for so long its older file may stand for one that cannot be read. */
const longestStandInMs = 30 * freshMs;
/** A longer `Crawl-delay` is cut to it: a few ask for hours. */
const longestPauseMs = 30_000;
const mostFiles = 5_000;
/** Of the rules of all files, in characters. */
const mostCharacters = 20_000_000;

/** Which pages may be fetched, by the robots.txt files of their sites (RFC 9309). Feeds are not asked for:
 *  a person has added them. */
export class RobotsFiles {
  readonly #settings: RobotsSettings;
  /** By origin; the one that was read first comes first. */
  readonly #files = new Map<string, KnownFile>();
  readonly #fetching = new Map<string, Promise<void>>();
  #characters = 0;

  constructor(settings: RobotsSettings) {
    this.#settings = settings;
  }

  /** Fetches the site's robots.txt where it isn't known, in its host's turn: who asks visits no host.
   *  @throws the signal's reason when it aborts before */
  async permit(url: URL, signal: AbortSignal): Promise<Permission> {
    for (;;) {
      const known = this.known(url);
      if (known) return known;
      signal.throwIfAborted();
      const others = this.#fetching.get(url.origin);
      // Where they give up, it is fetched after all.
      await (others?.catch(() => {}) ?? this.#fetch(url.origin, signal));
    }
  }

  /** What needs no fetching. Null: it is not known. */
  known(url: URL): Permission | null {
    const file = this.#files.get(url.origin);
    if (!file || file.until <= this.#settings.now().getTime()) return null;
    if (!file.robots) return { kind: 'unknown' };
    if (!file.robots.allows(`${url.pathname}${url.search}`)) return { kind: 'disallowed' };
    return { kind: 'allowed', pauseMs: Math.min(longestPauseMs, file.robots.crawlDelayMs ?? 0) };
  }

  #fetch(origin: string, signal: AbortSignal): Promise<void> {
    const fetching = this.#read(origin, signal).finally(() => this.#fetching.delete(origin));
    this.#fetching.set(origin, fetching);
    return fetching;
  }

  async #read(origin: string, signal: AbortSignal): Promise<void> {
    const { fetcher, pace, token, now } = this.#settings;
    const url = `${origin}/robots.txt`;
    const leave = await pace.enter(new URL(origin).host, signal);
    const fetched = await fetcher.fetch({ url, accept: 'text/plain, */*;q=0.5' }).finally(leave);
    const readAt = now().getTime();
    const robots = robotsIn(fetched, token);
    if (robots) return this.#keep(origin, { robots, readAt, until: readAt + freshMs });
    const before = this.#files.get(origin);
    const standsIn = before && readAt - before.readAt < longestStandInMs ? before : null;
    this.#keep(origin, {
      robots: standsIn?.robots ?? null,
      readAt: standsIn?.readAt ?? readAt,
      until: readAt + retryMs,
    });
  }

  #keep(origin: string, file: KnownFile): void {
    this.#forget(origin);
    this.#files.set(origin, file);
    this.#characters += file.robots?.size ?? 0;
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= mostFiles && this.#characters <= mostCharacters) return;
      if (oldest !== origin) this.#forget(oldest);
    }
  }

  #forget(origin: string): void {
    this.#characters -= this.#files.get(origin)?.robots?.size ?? 0;
    this.#files.delete(origin);
  }
}

/** Sections 2.3.1.2 and 2.3.1.3: where there is no such file, or redirects to it never end, everything is
 *  allowed. So it is where a host may not be asked: of the own site only some pages may, and the address
 *  guard knows which. Null: it cannot be read; so it is where a server is asked too often (429). */
function robotsIn(fetched: FetchOutcome, token: string): Robots | null {
  if (fetched.kind === 'fetched') return parseRobots(fetched.body, token);
  if (fetched.kind === 'not-modified') return null;
  const { kind, values } = fetched.details ?? { kind: 'not-fetched', values: {} };
  const leadsNowhere =
    /^(?:not-found|gone|too-many-redirects|bad-redirect|bad-location|private-address)$/.test(kind);
  const isRefused = /^4(?!29)/.test(values['status'] ?? '');
  return leadsNowhere || isRefused ? allowsAll : null;
}
