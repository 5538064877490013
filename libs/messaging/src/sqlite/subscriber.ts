import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import { Unprocessable } from '../errors.ts';
import type { Subscription } from '../event-bus.ts';
import type { Held, Intake } from './intake.ts';
import type { Failed } from './redeliveries.ts';

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
  readonly #intake: Intake;
  readonly #subscription: Subscription;
  readonly #settings: SubscriberSettings;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #wake = Promise.withResolvers<void>();

  constructor(intake: Intake, subscription: Subscription, settings: SubscriberSettings) {
    this.#intake = intake;
    this.#subscription = subscription;
    this.#settings = settings;
    this.#running = this.#run();
  }

  get channel(): string {
    return this.#subscription.contract.channel;
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
    let held: Held | null = null;
    while (!this.#stopping.signal.aborted || held) {
      try {
        this.#wake = Promise.withResolvers<void>();
        held = held ? await this.#work(held) : this.#take();
        // Handlers may never leave the microtask queue: timers and requests get their turn here.
        if (held) await setImmediate();
        else await this.#idle();
      } catch (error) {
        held = null; // What was held is given out again when its lease runs out.
        this.#settings.onProblem(`${this.#subscription.group} could not reach its queue`, error);
        await this.#idle();
      }
    }
  }

  #take(): Held | null {
    return this.#intake.take(this.#subscription.batchSize, this.#settings.now());
  }

  /** Handles and settles; brings what comes next. */
  async #work(held: Held): Promise<Held | null> {
    const { now, leaseMs } = this.#settings;
    const working = setInterval(() => this.#extend(held), leaseMs / 3);
    try {
      const failed = await this.#intake.handling(held.events, () => this.#handle(held));
      return this.#intake.settleAndTake(held, failed, this.#nextSize(held), now());
    } finally {
      clearInterval(working);
    }
  }

  /** How much to take with the settling of what is held: nothing where more is to be gathered first. */
  #nextSize({ events }: Held): number {
    const { batchSize, gatherMs = 0 } = this.#subscription;
    const gathers = gatherMs > 0 && events.length < batchSize;
    return this.#stopping.signal.aborted || gathers ? 0 : batchSize;
  }

  #extend(held: Held): void {
    try {
      this.#intake.extend(held, this.#settings.now());
    } catch (error) {
      this.#settings.onProblem(`${this.#subscription.group} could not extend its lease`, error);
    }
  }

  async #handle(held: Held): Promise<Failed[]> {
    const { group, handle, contract } = this.#subscription;
    const failed: Failed[] = [];
    const events = held.events.filter((event) => {
      const problem = this.#intake.isOwn(event, held) ? null : problemOf(event, contract);
      if (problem) failed.push(this.#fail(event, new Unprocessable(problem), held));
      return !problem;
    });
    if (events.length === 0) return failed;
    try {
      const failures = new Map(
        (await handle(events))?.map(({ eventId, error }) => [eventId, error]),
      );
      for (const event of events) {
        if (failures.has(event.id)) failed.push(this.#fail(event, failures.get(event.id), held));
      }
    } catch (error) {
      if (events.length === 1)
        return [...failed, ...events.map((event) => this.#fail(event, error, held))];
      // In a batch nobody knows who was at fault: each event is judged alone, and at once.
      this.#settings.onProblem(
        `${group} failed on a batch of ${events.length}; each comes again alone`,
        error,
      );
      failed.push(
        ...events.map((event): Failed => ({ event, verdict: { kind: 'retry', afterMs: 0 } })),
      );
    }
    return failed;
  }

  #fail(event: NewsEvent, error: unknown, { deliveries }: Held): Failed {
    const { deliveryLimit, retryDelayMs, onProblem } = this.#settings;
    if (!(error instanceof Unprocessable) && deliveries < deliveryLimit) {
      return { event, verdict: { kind: 'retry', afterMs: retryDelayMs(deliveries) } };
    }
    onProblem(
      `${this.#subscription.group} gave up on ${event.id} after ${deliveries} deliveries`,
      error,
    );
    const reason = error instanceof Error ? error.message : String(error);
    return { event, verdict: { kind: 'dead', reason } };
  }

  async #idle(): Promise<void> {
    const { now, pollMs } = this.#settings;
    if (this.#stopping.signal.aborted) return;
    const dueInMs = (this.#nextDue() ?? Infinity) - now();
    const timeout = Promise.withResolvers<boolean>();
    const timer = setTimeout(timeout.resolve, Math.max(1, Math.min(pollMs, dueInMs)), false);
    const woken = await Promise.race([this.#wake.promise.then(() => true), timeout.promise]);
    clearTimeout(timer);
    if (woken) await this.#gather();
  }

  /** Something has come: lets more of it come, unless there is no time for that. */
  async #gather(): Promise<void> {
    const { gatherMs = 0 } = this.#subscription;
    const { signal } = this.#stopping;
    if (gatherMs > 0) await sleep(gatherMs, undefined, { signal }).catch(() => {});
  }

  #nextDue(): number | null {
    try {
      return this.#intake.nextDue();
    } catch {
      return null; // The loop has just reported that the queue can't be reached.
    }
  }
}

/** Why an event that somebody else published is not what its channel says; null where it is. */
function problemOf(event: NewsEvent, { schema, channel }: Subscription['contract']): string | null {
  const { error } = schema.safeParse(event.data);
  return error ? `Its data is not what ${channel} says: ${error.message}` : null;
}
