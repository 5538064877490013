import { setImmediate } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import { Unprocessable } from '../errors.ts';
import type { Subscription } from '../event-bus.ts';
import type { Failed, Member, Queue, Taken } from './queue.ts';

export type SubscriberSettings = {
  readonly now: () => number;
  readonly leaseMs: number;
  readonly deliveryLimit: number;
  /** How often to look for events that another process published. */
  readonly pollMs: number;
  readonly retryDelayMs: (deliveries: number) => number;
  readonly onProblem: (problem: string, error: unknown) => void;
};

/** One subscriber's loop: takes a batch, has it handled, settles it, and begins again. */
export class Subscriber {
  readonly #queue: Queue;
  readonly #subscription: Subscription;
  readonly #settings: SubscriberSettings;
  readonly #member: Member;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #wake = Promise.withResolvers<void>();

  constructor(queue: Queue, subscription: Subscription, settings: SubscriberSettings) {
    this.#queue = queue;
    this.#subscription = subscription;
    this.#settings = settings;
    this.#member = { group: subscription.group, channel: subscription.contract.channel };
    queue.join(this.#member);
    this.#running = this.#run();
  }

  get channel(): string {
    return this.#member.channel;
  }

  /** There may be something to take. */
  wake(): void {
    this.#wake.resolve();
  }

  /** Takes nothing more; resolves when the running handler has settled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whoever subscribes finishes its own start before it hears anything.
    await setImmediate();
    while (!this.#stopping.signal.aborted) {
      try {
        const taken = this.#take();
        if (taken) {
          await this.#work(taken);
          // Handlers may never leave the microtask queue: timers and requests get their turn here.
          await setImmediate();
        } else await this.#idle();
      } catch (error) {
        this.#settings.onProblem(`${this.#member.group} could not reach its queue`, error);
        await this.#idle();
      }
    }
  }

  #take(): Taken | null {
    this.#wake = Promise.withResolvers<void>();
    const { now, leaseMs } = this.#settings;
    return this.#queue.take(this.#member, this.#subscription.batchSize, now(), leaseMs);
  }

  async #work(taken: Taken): Promise<void> {
    const { now, leaseMs } = this.#settings;
    const working = setInterval(() => this.#extend(taken), leaseMs / 3);
    try {
      this.#queue.settle(this.#member, taken, await this.#handle(taken), now());
    } finally {
      clearInterval(working);
    }
  }

  #extend(taken: Taken): void {
    try {
      this.#queue.extend(taken, this.#settings.now() + this.#settings.leaseMs);
    } catch (error) {
      this.#settings.onProblem(`${this.#member.group} could not extend its lease`, error);
    }
  }

  async #handle(taken: Taken): Promise<Failed[]> {
    const failed: Failed[] = [];
    const bodies = new Map<string, string>();
    const events: NewsEvent[] = [];
    for (const body of taken.bodies) {
      const event = JSON.parse(body) as NewsEvent;
      const { error } = this.#subscription.contract.schema.safeParse(event.data);
      if (error)
        failed.push(
          this.#fail(
            event.id,
            body,
            new Unprocessable(`Not as ${event.type} says: ${error.message}`),
            taken,
          ),
        );
      else {
        events.push(event);
        bodies.set(event.id, body);
      }
    }
    if (events.length === 0) return failed;
    try {
      for (const { eventId, error } of (await this.#subscription.handle(events)) ?? []) {
        failed.push(this.#fail(eventId, bodies.get(eventId) ?? '', error, taken));
      }
    } catch (error) {
      for (const [eventId, body] of bodies) {
        // In a batch nobody knows who was at fault: each event is judged alone, next time.
        failed.push(this.#fail(eventId, body, bodies.size > 1 ? undefined : error, taken));
      }
      if (bodies.size > 1)
        this.#settings.onProblem(
          `${this.#member.group} failed on a batch of ${bodies.size}; each comes again alone`,
          error,
        );
    }
    return failed;
  }

  #fail(eventId: string, body: string, error: unknown, { deliveries }: Taken): Failed {
    const { deliveryLimit, retryDelayMs, onProblem } = this.#settings;
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof Unprocessable || deliveries >= deliveryLimit) {
      onProblem(
        `${this.#member.group} gave up on ${eventId} after ${deliveries} deliveries`,
        error,
      );
      return { eventId, body, verdict: { kind: 'dead', reason } };
    }
    return {
      eventId,
      body,
      verdict: { kind: 'retry', afterMs: error === undefined ? 0 : retryDelayMs(deliveries) },
    };
  }

  async #idle(): Promise<void> {
    const { now, pollMs } = this.#settings;
    const dueInMs = (this.#nextDue() ?? Infinity) - now();
    const sleep = Promise.withResolvers<void>();
    const timer = setTimeout(sleep.resolve, Math.max(1, Math.min(pollMs, dueInMs)));
    await Promise.race([this.#wake.promise, sleep.promise]);
    clearTimeout(timer);
  }

  #nextDue(): number | null {
    try {
      return this.#queue.nextDue(this.#member);
    } catch {
      return null; // The loop has just reported that the queue can't be reached.
    }
  }
}
