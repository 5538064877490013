import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '@newsline/platform';
import { watchLeadership } from './bus-metrics.ts';
import type { Exclusive } from './event-bus.ts';

/** Where leases on a leadership are kept: of all candidates for a name, one holds it. */
export type LeaseStore = {
  /** Acquires the lease, or renews the one held, for `ms` from now on. False: somebody else holds it. */
  readonly acquire: (name: string, ms: number) => Promise<boolean>;
  /** Gives up a lease that is held. */
  readonly release: (name: string) => Promise<void>;
};

export type LeadershipSettings = {
  /** How long a leadership outlives a leader that vanished. */
  readonly leaderLeaseMs: number;
  readonly onProblem: Report;
};

/** One bus's candidacy for a leadership, for as long as the bus is open. */
export class Leadership {
  readonly #exclusive: Exclusive;
  readonly #leases: LeaseStore;
  readonly #settings: LeadershipSettings;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #unwatch: () => void;
  /** By the monotonic clock, and never later than the store has it. */
  #until = 0;
  #isPrepared = false;
  /** Resolves when a lease was acquired or refused, or when this bus is ready to lead. */
  #changed = Promise.withResolvers<void>();

  constructor(exclusive: Exclusive, leases: LeaseStore, settings: LeadershipSettings) {
    this.#exclusive = exclusive;
    this.#leases = leases;
    this.#settings = settings;
    this.#running = this.#run();
    this.#unwatch = watchLeadership(exclusive.name, this);
  }

  get isLeader(): boolean {
    return this.#isPrepared && performance.now() < this.#until;
  }

  /** Resolves when this bus leads, or when it stops. */
  async whenLeader(): Promise<void> {
    while (!this.isLeader && !this.#stopping.signal.aborted) await this.#changed.promise;
  }

  /** Is no candidate any more: `whenLeader` ends, and the lease is held until `resign`. */
  stop(): void {
    this.#stopping.abort();
    this.#notify();
  }

  /** Leaves the leadership to another candidate. */
  async resign(): Promise<void> {
    this.stop();
    await this.#running;
    const wasLeader = performance.now() < this.#until;
    this.#until = 0;
    this.#unwatch();
    if (wasLeader) await this.#leases.release(this.#exclusive.name);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#acquire();
      await sleep(this.#settings.leaderLeaseMs / 3, undefined, { signal }).catch(() => {});
    }
  }

  async #acquire(): Promise<void> {
    const { leaderLeaseMs, onProblem } = this.#settings;
    const asked = performance.now();
    const isElected = asked >= this.#until;
    if (isElected) this.#isPrepared = false;
    try {
      if (!(await this.#leases.acquire(this.#exclusive.name, leaderLeaseMs))) return;
      this.#until = asked + leaderLeaseMs;
      if (isElected) void this.#prepare();
    } catch (error) {
      onProblem(`The lease on ${this.#exclusive.name} could not be acquired or renewed`, error);
    } finally {
      this.#notify();
    }
  }

  /** Takes as long as it takes: the lease is renewed meanwhile. */
  async #prepare(): Promise<void> {
    try {
      await this.#exclusive.onElected();
      this.#isPrepared = true;
      this.#notify();
    } catch (error) {
      this.#settings.onProblem(
        `Elected leader of ${this.#exclusive.name}, but could not prepare`,
        error,
      );
      this.#until = 0; // The next lease counts as a new election.
    }
  }

  #notify(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

/** The leaderships that one bus is a candidate for. */
export class Leaderships {
  readonly #leases: LeaseStore;
  readonly #settings: LeadershipSettings;
  readonly #leaderships = new Map<Exclusive, Leadership>();

  constructor(leases: LeaseStore, settings: LeadershipSettings) {
    this.#leases = leases;
    this.#settings = settings;
  }

  /** Subscriptions that name the same object lead together. */
  of(exclusive: Exclusive): Leadership {
    const leadership =
      this.#leaderships.get(exclusive) ?? new Leadership(exclusive, this.#leases, this.#settings);
    this.#leaderships.set(exclusive, leadership);
    return leadership;
  }

  stop(): void {
    for (const leadership of this.#leaderships.values()) leadership.stop();
  }

  async resign(): Promise<void> {
    await Promise.all([...this.#leaderships.values()].map((leadership) => leadership.resign()));
  }
}
