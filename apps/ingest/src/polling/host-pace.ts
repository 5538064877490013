import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '@newsline/platform';
import type { HostLeases } from './host-leases.ts';

export type HostPaceSettings = {
  /** Between two visits of a host. */
  readonly pauseMs: number;
  /** Visitors of a host at a time; one where it is left out. */
  readonly atOnce?: number;
  /** The own host, which needs no patience. */
  readonly own?: string;
  /** Where replicas share hosts. */
  readonly leases?: HostLeases;
  readonly onProblem?: Report;
};

/** Ends a visit; to be called in any case, more than once does no harm.
 *  @param pauseMs another pause than usual; 0: nothing was asked of the host */
export type Leave = (pauseMs?: number) => void;

type Host = {
  visitors: number;
  /** By `performance.now()`. */
  restsUntil: number;
  /** In the order in which they came. */
  readonly waiting: (() => void)[];
};

/** How long a host is leased that a replica visits, at the longest: one that dies keeps it for so long. */
const leaseMs = 20_000;
/** How often it is tried to lease what another replica has. */
const tryEveryMs = 200;

/** One visitor of a host at a time, and a pause before the next: shared by all who fetch feeds and pages
 *  in this process, and among replicas where these share leases. Who visits holds one host at a time, so
 *  visitors never wait for each other in a ring. */
export class HostPace {
  readonly #settings: HostPaceSettings;
  readonly #hosts = new Map<string, Host>();

  constructor(settings: HostPaceSettings) {
    this.#settings = settings;
  }

  /** Between two visits, where a visitor says nothing else. */
  get pauseMs(): number {
    return this.#settings.pauseMs;
  }

  /** Hosts that are being visited, waited for or left to rest. */
  get size(): number {
    return this.#hosts.size;
  }

  /** Whether who comes now need not wait, as far as this process knows. */
  isFree(name: string): boolean {
    const host = this.#hosts.get(name);
    return !host || (host.waiting.length === 0 && this.#hasRoom(host));
  }

  /** Waits for one's turn.
   *  @throws the signal's reason when it aborts before */
  async enter(name: string, signal: AbortSignal): Promise<Leave> {
    signal.throwIfAborted();
    if (name === this.#settings.own) return () => {};
    const host = this.#hostOf(name);
    if (this.isFree(name)) host.visitors += 1;
    else await this.#turn(name, host, signal);
    const { leases } = this.#settings;
    try {
      if (leases) await leaseAmongReplicas(leases, name, signal);
    } catch (error) {
      this.#end(name, host, 0);
      throw error;
    }
    return this.#leaveOf(name, host, true);
  }

  /** Waits for nobody, as a person waits for it; others wait meanwhile. */
  enterNow(name: string): Leave {
    if (name === this.#settings.own) return () => {};
    const host = this.#hostOf(name);
    host.visitors += 1;
    return this.#leaveOf(name, host, false);
  }

  #hostOf(name: string): Host {
    const host = this.#hosts.get(name) ?? { visitors: 0, restsUntil: 0, waiting: [] };
    this.#hosts.set(name, host);
    return host;
  }

  #hasRoom({ visitors, restsUntil }: Host): boolean {
    return visitors < (this.#settings.atOnce ?? 1) && restsUntil <= performance.now();
  }

  #turn(name: string, host: Host, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onAbort = () => {
      host.waiting.splice(host.waiting.indexOf(come), 1);
      this.#next(name, host);
      reject(signal.reason as Error);
    };
    const come = () => {
      signal.removeEventListener('abort', onAbort);
      host.visitors += 1;
      resolve();
    };
    host.waiting.push(come);
    signal.addEventListener('abort', onAbort, { once: true });
    return promise;
  }

  #leaveOf(name: string, host: Host, isLeased: boolean): Leave {
    let hasLeft = false;
    return (pauseMs = this.#settings.pauseMs) => {
      if (hasLeft) return;
      hasLeft = true;
      this.#end(name, host, pauseMs);
      const { leases, onProblem } = this.#settings;
      if (!isLeased || !leases) return;
      const until = new Date(Date.now() + pauseMs);
      leases
        .release(name, until)
        .catch((problem) =>
          onProblem?.(`${name} is asked nothing for ${leaseMs / 1000} s`, problem),
        );
    };
  }

  #end(name: string, host: Host, pauseMs: number): void {
    host.visitors -= 1;
    host.restsUntil = Math.max(host.restsUntil, performance.now() + pauseMs);
    this.#next(name, host);
  }

  /** Lets in who may come, now or when the host has rested, and forgets a host that nobody minds. */
  #next(name: string, host: Host): void {
    const restMs = host.restsUntil - performance.now();
    // A pause that nobody waits for is to keep no process.
    if (restMs > 0) return void setTimeout(() => this.#next(name, host), Math.ceil(restMs)).unref();
    while (host.waiting.length > 0 && this.#hasRoom(host)) host.waiting.shift()?.();
    if (host.visitors === 0 && host.waiting.length === 0 && this.#hosts.get(name) === host)
      this.#hosts.delete(name);
  }
}

async function leaseAmongReplicas(
  leases: HostLeases,
  host: string,
  signal: AbortSignal,
): Promise<void> {
  while (!(await leases.lease(host, new Date(), leaseMs)))
    await sleep(tryEveryMs, undefined, { signal });
}
