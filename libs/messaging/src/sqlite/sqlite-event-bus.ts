import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent, QuestionContract } from '@newsline/contracts';
import type { Report } from '@newsline/platform';
import { beginCounting, countPublished } from '../bus-metrics.ts';
import { checkGroup, EventBus, type GroupLag, type Subscription } from '../event-bus.ts';
import { LocalQuestions } from '../local-questions.ts';
import { withTraceparent } from '../with-traceparent.ts';
import { reportHandlerDied } from '../handle-batch.ts';
import { retryDelayMs, type RetryDelays } from '../retry-delay.ts';
import { Leaderships } from '../leadership.ts';
import { DeliverySource } from './delivery-source.ts';
import { DirectDelivery } from './direct-delivery.ts';
import { Queue } from './queue.ts';
import { SqliteDeadLetters } from './sqlite-dead-letters.ts';
import { Subscriber } from './subscriber.ts';
import { sqliteLeaseStore } from './sqlite-lease-store.ts';

export type SqliteEventBusSettings = {
  /** Deliveries of one event to one group before it is given up. */
  readonly deliveryLimit: number;
  readonly retryDelays: RetryDelays;
  /** How long a handler may be out of touch before its events go to another; a handler at work
   *  stays in touch by itself. */
  readonly leaseMs: number;
  /** How long a repeat of an id is dropped; also how long an event is kept at the least. */
  readonly dedupeMs: number;
  /** How long events are kept that no group has ever subscribed to. */
  readonly unheardMs: number;
  readonly pollMs: number;
  /** How long what a handler publishes waits in memory for the groups of this process. */
  readonly holdMs: number;
  /** How long a leadership outlives a process that hangs; one that is gone loses it at once. It is
   *  renewed at every third of it, each time with a write to the file. */
  readonly leaderLeaseMs: number;
  readonly onProblem: Report;
};

export const defaultSqliteEventBusSettings: SqliteEventBusSettings = {
  deliveryLimit: 5,
  retryDelays: { firstMs: 1_000, maxMs: 300_000 },
  leaseMs: 30_000,
  dedupeMs: 120_000,
  unheardMs: 24 * 3_600_000,
  pollMs: 250,
  holdMs: 5_000,
  leaderLeaseMs: 60_000,
  onProblem: () => {},
};

/** The event bus in the file that an embedded Newsline keeps everything in. Several processes may
 *  share the file; questions are answered inside one process only, and a repeat of what another
 *  process has published meanwhile is not recognised. */
export class SqliteEventBus extends EventBus {
  readonly deadLetters: SqliteDeadLetters;
  readonly #queue: Queue;
  readonly #direct: DirectDelivery;
  readonly #settings: SqliteEventBusSettings;
  readonly #questions = new LocalQuestions();
  readonly #leaderships: Leaderships;
  readonly #subscribers: Subscriber[] = [];
  readonly #owner = `${process.pid}:${randomUUID()}`;
  readonly #upkeep: NodeJS.Timeout;
  #closed: Promise<void> | null = null;

  constructor(database: DatabaseSync, settings: Partial<SqliteEventBusSettings> = {}) {
    super();
    this.#settings = { ...defaultSqliteEventBusSettings, ...settings };
    ownersHere.add(this.#owner);
    this.#queue = new Queue(database, this.#owner, this.#settings.dedupeMs);
    this.#direct = new DirectDelivery(this.#queue, {
      now: Date.now,
      holdMs: this.#settings.holdMs,
      wake: (events) => this.#wake(events),
    });
    this.deadLetters = new SqliteDeadLetters(database, Date.now);
    this.#leaderships = new Leaderships(
      sqliteLeaseStore(database, this.#owner, Date.now, (owner) => this.#isGone(owner)),
      this.#settings,
    );
    this.#reclaim();
    const everyMs = Math.min(5_000, this.#settings.leaseMs / 3, this.#settings.dedupeMs);
    this.#upkeep = setInterval(() => this.#keepUp(), everyMs).unref();
  }

  async publish(created: readonly NewsEvent[]): Promise<void> {
    if (created.length === 0) return;
    const events = withTraceparent(created);
    if (this.#direct.accepts(events)) await this.#direct.deliver(events);
    else {
      const kept = this.#queue.keep(events, Date.now());
      this.#wake(events);
      await kept;
    }
    countPublished(events);
  }

  async subscribe<Data>(subscription: Subscription<Data>): Promise<void> {
    checkGroup(subscription.group);
    const leadership = subscription.exclusive && this.#leaderships.of(subscription.exclusive);
    const settings = {
      ...this.#settings,
      ...(leadership && { leadership }),
      now: Date.now,
      retryDelayMs: (deliveries: number) => this.#delayMs(deliveries),
    };
    const groupChannel = { group: subscription.group, channel: subscription.contract.channel };
    const sources = { queue: this.#queue, direct: this.#direct, leaseMs: settings.leaseMs };
    beginCounting(groupChannel);
    const source = new DeliverySource(groupChannel, sources);
    // Members of one group share its events: as many members, as many batches in work.
    for (let members = 0; members < (subscription.inFlight ?? 1); members += 1) {
      this.#subscribers.push(new Subscriber(source, subscription as Subscription, settings));
    }
  }

  ask<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    request: Request,
    options: { readonly timeoutMs: number },
  ): Promise<Answer> {
    return this.#questions.ask(question, request, options);
  }

  async answer<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    answerer: (request: Request) => Promise<Answer>,
  ): Promise<void> {
    this.#questions.answer(question, answerer);
  }

  async lag(): Promise<readonly GroupLag[]> {
    const inMemory = this.#direct.pending();
    return this.#queue.pending().map(({ group, channel, pending }) => {
      const more = inMemory.find((one) => one.group === group && one.channel === channel);
      return { group, channel, pending: pending + (more?.pending ?? 0) };
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#stop();
    return this.#closed;
  }

  async #stop(): Promise<void> {
    const written = this.#direct.close();
    this.#leaderships.stop();
    // Handlers at work keep their leases by the upkeep until they are done.
    await Promise.all([written, ...this.#subscribers.map((one) => one.stop())]).finally(() =>
      clearInterval(this.#upkeep),
    );
    await this.#leaderships.resign();
    ownersHere.delete(this.#owner);
  }

  #wake(events: readonly NewsEvent[]): void {
    const channels = new Set(events.map(({ type }) => type));
    for (const subscriber of this.#subscribers) {
      if (channels.has(subscriber.channel)) subscriber.wake();
    }
  }

  #keepUp(): void {
    try {
      // First, so that nobody takes from a handler what ran out only while this process was held up.
      for (const subscriber of this.#subscribers) subscriber.extend();
      this.#reclaim();
      const { dedupeMs, unheardMs } = this.#settings;
      const now = Date.now();
      // In portions, so that no other write waits long behind this.
      this.#queue.forget(now - dedupeMs, now - unheardMs, 2_000);
    } catch (error) {
      this.#settings.onProblem('The event queue could not be tidied', error);
    }
  }

  #reclaim(): void {
    const deadLettered = this.#queue.reclaim(
      Date.now(),
      this.#settings.deliveryLimit,
      (deliveries) => this.#delayMs(deliveries),
      (owner) => this.#isGone(owner),
    );
    for (const one of deadLettered) reportHandlerDied(one, this.#settings.onProblem);
  }

  #isGone(owner: string): boolean {
    return owner !== this.#owner && !isAlive(owner);
  }

  #delayMs(deliveries: number): number {
    return retryDelayMs(deliveries, this.#settings.retryDelays, Math.random());
  }
}

/** The buses of this process that are open. In a container every start has the same pid, so under
 *  its own pid a process knows the living by name. */
const ownersHere = new Set<string>();

/** Owners are `<pid>:<uuid>`. A pid that was given to another program looks alive: then the lease
 *  runs out instead. */
function isAlive(owner: string): boolean {
  const pid = Number(owner.split(':')[0]);
  if (pid === process.pid) return ownersHere.has(owner);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
