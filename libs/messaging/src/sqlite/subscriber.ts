import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import type { Subscription } from '../event-bus.ts';
import { handleBatch, type Nak, type HandlingLimits } from '../handle-batch.ts';
import type { Leadership } from '../leadership.ts';
import type { ReceivedBatch, DeliverySource } from './delivery-source.ts';

export type SubscriberSettings = HandlingLimits & {
  readonly now: () => number;
  /** How often to look for events that another process published. */
  readonly pollMs: number;
  /** Nothing is taken while somebody else leads. */
  readonly leadership?: Leadership;
};

/** One subscriber's loop: receives a batch, has it handled, settles it, and begins again. */
export class Subscriber {
  readonly #source: DeliverySource;
  readonly #subscription: Subscription;
  readonly #settings: SubscriberSettings;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #wake = Promise.withResolvers<void>();
  #held: ReceivedBatch | null = null;

  constructor(source: DeliverySource, subscription: Subscription, settings: SubscriberSettings) {
    this.#source = source;
    this.#subscription = subscription;
    this.#settings = settings;
    this.#running = this.#run();
  }

  get channel(): string {
    return this.#subscription.contract.channel;
  }

  /** There may be something to receive. */
  wake(): void {
    this.#wake.resolve();
  }

  /** What is in work, if anything is, stays with this subscriber for another lease. */
  extend(): void {
    if (this.#held) this.#source.extend(this.#held, this.#settings.now());
  }

  /** Receives nothing more; resolves when the running handler has settled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whoever subscribes finishes its own start before it receives anything.
    await setImmediate();
    while (!this.#stopping.signal.aborted || this.#held) {
      try {
        this.#wake = Promise.withResolvers<void>();
        if (!this.#held) await this.#settings.leadership?.whenLeader();
        this.#held = this.#held ? await this.#work(this.#held) : await this.#dequeue();
        // Handlers may never leave the microtask queue: timers and requests get their turn here.
        if (this.#held) await setImmediate();
        else await this.#idle();
      } catch (error) {
        this.#held = null; // What was held is given out again when its lease runs out.
        this.#settings.onProblem(`${this.#subscription.group} could not reach its queue`, error);
        await this.#idle();
      }
    }
  }

  get #mayDequeue(): boolean {
    return !this.#stopping.signal.aborted && (this.#settings.leadership?.isLeader ?? true);
  }

  async #dequeue(): Promise<ReceivedBatch | null> {
    if (!this.#mayDequeue) return null;
    return this.#source.dequeue(this.#subscription.batchSize, this.#settings.now());
  }

  /** Handles and settles; brings what comes next. */
  async #work(batch: ReceivedBatch): Promise<ReceivedBatch | null> {
    const failed = await this.#source.handling(batch.events, () => this.#handle(batch));
    const now = this.#settings.now();
    return this.#source.settleAndDequeue(batch, failed, this.#nextSize(batch), now);
  }

  /** How much to dequeue when a batch is settled: nothing where it is to linger for more first. */
  #nextSize({ events }: ReceivedBatch): number {
    const { batchSize, lingerMs = 0 } = this.#subscription;
    const lingers = lingerMs > 0 && events.length < batchSize;
    return lingers || !this.#mayDequeue ? 0 : batchSize;
  }

  #handle(batch: ReceivedBatch): Promise<Nak[]> {
    const isTrusted = (event: NewsEvent) => this.#source.isOwn(event, batch);
    const stopping = this.#stopping.signal;
    return handleBatch(this.#subscription, { ...batch, isTrusted, stopping }, this.#settings);
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
      return this.#source.nextDue();
    } catch {
      return null; // The loop has just reported that the queue can't be reached.
    }
  }
}
