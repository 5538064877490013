import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import type { Subscription } from '../event-bus.ts';
import { handleBatch, type Failed, type HandlingLimits } from '../handle-batch.ts';
import type { Leadership } from '../leadership.ts';
import type { Held, Intake } from './intake.ts';

export type SubscriberSettings = HandlingLimits & {
  readonly now: () => number;
  readonly leaseMs: number;
  /** How often to look for events that another process published. */
  readonly pollMs: number;
  /** Nothing is taken while somebody else leads. */
  readonly leadership?: Leadership;
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
        if (!held) await this.#settings.leadership?.whenLeader();
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

  get #mayTake(): boolean {
    return !this.#stopping.signal.aborted && (this.#settings.leadership?.isLeader ?? true);
  }

  #take(): Held | null {
    if (!this.#mayTake) return null;
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

  /** How much to take with the settling of what is held: nothing where it is to linger for more first. */
  #nextSize({ events }: Held): number {
    const { batchSize, lingerMs = 0 } = this.#subscription;
    const lingers = lingerMs > 0 && events.length < batchSize;
    return lingers || !this.#mayTake ? 0 : batchSize;
  }

  #extend(held: Held): void {
    try {
      this.#intake.extend(held, this.#settings.now());
    } catch (error) {
      this.#settings.onProblem(`${this.#subscription.group} could not extend its lease`, error);
    }
  }

  #handle(held: Held): Promise<Failed[]> {
    const isTrusted = (event: NewsEvent) => this.#intake.isOwn(event, held);
    return handleBatch(this.#subscription, { ...held, isTrusted }, this.#settings);
  }

  async #idle(): Promise<void> {
    const { now, pollMs } = this.#settings;
    if (this.#stopping.signal.aborted) return;
    const dueInMs = (this.#nextDue() ?? Infinity) - now();
    const timeout = Promise.withResolvers<boolean>();
    const timer = setTimeout(timeout.resolve, Math.max(1, Math.min(pollMs, dueInMs)), false);
    const woken = await Promise.race([this.#wake.promise.then(() => true), timeout.promise]);
    clearTimeout(timer);
    if (woken) await this.#linger();
  }

  /** Something has come: lets more of it come, unless there is no time for that. */
  async #linger(): Promise<void> {
    const { lingerMs = 0 } = this.#subscription;
    const { signal } = this.#stopping;
    if (lingerMs > 0) await sleep(lingerMs, undefined, { signal }).catch(() => {});
  }

  #nextDue(): number | null {
    try {
      return this.#intake.nextDue();
    } catch {
      return null; // The loop has just reported that the queue can't be reached.
    }
  }
}
