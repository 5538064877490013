import type { NewsEvent } from '@newsline/contracts';
import type { DirectEvent, DirectDelivery } from './direct-delivery.ts';
import type { Queue, LeasedBatch } from './queue.ts';
import type { Failed } from '../handle-batch.ts';
import type { Member } from './retry-queue.ts';

/** Events in the hands of one member, from the queue or from a handler of this process. */
export type ReceivedBatch =
  | LeasedBatch
  | {
      readonly kind: 'direct';
      readonly deliveries: 1;
      readonly direct: readonly DirectEvent[];
      readonly events: readonly NewsEvent[];
    };

/** Where one member's events come from: the queue, and direct delivery, alternately, so that neither
 *  starves. Times are milliseconds since the epoch. */
export class DeliverySource {
  readonly #member: Member;
  readonly #queue: Queue;
  readonly #direct: DirectDelivery;
  readonly #leaseMs: number;

  constructor(
    member: Member,
    { queue, direct, leaseMs }: { queue: Queue; direct: DirectDelivery; leaseMs: number },
  ) {
    this.#member = member;
    this.#queue = queue;
    this.#direct = direct;
    this.#leaseMs = leaseMs;
    queue.join(member);
    direct.join(member);
  }

  /** The next batch, if anything waits. */
  dequeue(size: number, now: number): ReceivedBatch | null {
    return this.#dequeueDirect(size) ?? this.#queue.lease(this.#member, size, now, this.#leaseMs);
  }

  /** Settles a batch, all of it but `failed`, and dequeues the next. */
  settleAndDequeue(
    batch: ReceivedBatch,
    failed: readonly Failed[],
    size: number,
    now: number,
  ): ReceivedBatch | null {
    if (batch.kind === 'direct') {
      this.#direct.settle(this.#member, batch.direct, failed);
      return size > 0
        ? (this.#queue.lease(this.#member, size, now, this.#leaseMs) ?? this.#dequeueDirect(size))
        : null;
    }
    const fromQueue = this.#direct.hasFor(this.#member) ? 0 : size;
    const settled = { batch, failed };
    const next = this.#queue.settleAndLease(this.#member, settled, fromQueue, now, this.#leaseMs);
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
    return this.#queue.nextDue(this.#member);
  }

  #dequeueDirect(size: number): ReceivedBatch | null {
    const direct = this.#direct.dequeue(this.#member, size);
    if (direct.length === 0) return null;
    return { kind: 'direct', deliveries: 1, direct, events: direct.map(({ event }) => event) };
  }
}
