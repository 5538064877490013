import type { NewsEvent } from '@newsline/contracts';
import type { DirectEvent, DirectDelivery } from './direct-delivery.ts';
import type { Queue, LeasedBatch } from './queue.ts';
import type { Nak } from '../handle-batch.ts';
import type { GroupChannel } from '../event-bus.ts';

/** Events in the hands of one subscriber, from the queue or from a handler of this process. */
export type ReceivedBatch =
  | LeasedBatch
  | {
      readonly kind: 'direct';
      readonly deliveries: 1;
      readonly direct: readonly DirectEvent[];
      readonly events: readonly NewsEvent[];
    };

/** Where a group's events come from: the queue, and direct delivery, alternately, so that neither
 *  starves. Times are milliseconds since the epoch. */
export class DeliverySource {
  readonly #groupChannel: GroupChannel;
  readonly #queue: Queue;
  readonly #direct: DirectDelivery;
  readonly #leaseMs: number;

  constructor(
    groupChannel: GroupChannel,
    { queue, direct, leaseMs }: { queue: Queue; direct: DirectDelivery; leaseMs: number },
  ) {
    this.#groupChannel = groupChannel;
    this.#queue = queue;
    this.#direct = direct;
    this.#leaseMs = leaseMs;
    queue.join(groupChannel);
    direct.join(groupChannel);
  }

  /** The next batch, if anything waits. */
  async dequeue(size: number, now: number): Promise<ReceivedBatch | null> {
    return (
      this.#dequeueDirect(size) ?? this.#queue.lease(this.#groupChannel, size, now, this.#leaseMs)
    );
  }

  /** Settles a batch, all of it but `failed`, and dequeues the next. */
  async settleAndDequeue(
    batch: ReceivedBatch,
    failed: readonly Nak[],
    size: number,
    now: number,
  ): Promise<ReceivedBatch | null> {
    if (batch.kind === 'direct') {
      this.#direct.settle(this.#groupChannel, batch.direct, failed);
      return size > 0
        ? ((await this.#queue.lease(this.#groupChannel, size, now, this.#leaseMs)) ??
            this.#dequeueDirect(size))
        : null;
    }
    const fromQueue = this.#direct.hasFor(this.#groupChannel) ? 0 : size;
    const settled = { batch, failed };
    const next = await this.#queue.settleAndLease(
      this.#groupChannel,
      settled,
      fromQueue,
      now,
      this.#leaseMs,
    );
    return next ?? this.#dequeueDirect(size);
  }

  /** The handler is still at work. */
  extend(batch: ReceivedBatch, now: number): void {
    if (batch.kind !== 'direct') this.#queue.extend(batch, now + this.#leaseMs);
  }

  /** Runs a handler on these events: what it publishes may be delivered directly. */
  async handling<Result>(
    events: readonly NewsEvent[],
    handle: () => Promise<Result>,
  ): Promise<Result> {
    this.#direct.begin(events);
    try {
      return await handle();
    } finally {
      this.#direct.end(events);
    }
  }

  /** Whether this process published the event itself: then its data is to be trusted. */
  isOwn(event: NewsEvent, { kind }: ReceivedBatch): boolean {
    return kind === 'direct' || this.#queue.isOwn(event);
  }

  /** When the next redelivery is due; null when none waits. */
  nextDue(): number | null {
    return this.#queue.nextDue(this.#groupChannel);
  }

  #dequeueDirect(size: number): ReceivedBatch | null {
    const direct = this.#direct.dequeue(this.#groupChannel, size);
    if (direct.length === 0) return null;
    return { kind: 'direct', deliveries: 1, direct, events: direct.map(({ event }) => event) };
  }
}
