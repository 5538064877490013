import type { NewsEvent } from '@newsline/contracts';
import type { Passed, Passing } from './passing.ts';
import type { Queue, Taken } from './queue.ts';
import type { Failed } from '../handle-batch.ts';
import type { Member } from './redeliveries.ts';

/** Events in the hands of one member, from the queue or from a handler of this process. */
export type Held =
  | Taken
  | {
      readonly kind: 'passed';
      readonly deliveries: 1;
      readonly passed: readonly Passed[];
      readonly events: readonly NewsEvent[];
    };

/** All that one member takes and settles: what is in the queue and what is passed on, alternately, so
 *  that neither waits for ever. Times are milliseconds since the epoch. */
export class Intake {
  readonly #member: Member;
  readonly #queue: Queue;
  readonly #passing: Passing;
  readonly #leaseMs: number;

  constructor(
    member: Member,
    { queue, passing, leaseMs }: { queue: Queue; passing: Passing; leaseMs: number },
  ) {
    this.#member = member;
    this.#queue = queue;
    this.#passing = passing;
    this.#leaseMs = leaseMs;
    queue.join(member);
    passing.join(member);
  }

  /** Takes what is there, if anything. */
  take(size: number, now: number): Held | null {
    return this.#takePassed(size) ?? this.#queue.take(this.#member, size, now, this.#leaseMs);
  }

  /** Settles what was taken, all of it but `failed`, and takes what comes next. */
  settleAndTake(held: Held, failed: readonly Failed[], size: number, now: number): Held | null {
    if (held.kind === 'passed') {
      this.#passing.settle(this.#member, held.passed, failed);
      return size > 0
        ? (this.#queue.take(this.#member, size, now, this.#leaseMs) ?? this.#takePassed(size))
        : null;
    }
    const fromQueue = this.#passing.hasFor(this.#member) ? 0 : size;
    const settled = { taken: held, failed };
    const next = this.#queue.settleAndTake(this.#member, settled, fromQueue, now, this.#leaseMs);
    return next ?? this.#takePassed(size);
  }

  /** The handler is still at work. */
  extend(held: Held, now: number): void {
    if (held.kind !== 'passed') this.#queue.extend(held, now + this.#leaseMs);
  }

  /** Runs a handler on these events: what it says may be passed on. */
  async handling<Result>(
    events: readonly NewsEvent[],
    handle: () => Promise<Result>,
  ): Promise<Result> {
    this.#passing.begin(events);
    try {
      return await handle();
    } finally {
      this.#passing.end(events);
    }
  }

  /** Whether this process said the event itself: then its data is to be trusted. */
  isOwn(event: NewsEvent, { kind }: Held): boolean {
    return kind === 'passed' || this.#queue.isOwn(event);
  }

  /** When the next redelivery is due; null when none waits. */
  nextDue(): number | null {
    return this.#queue.nextDue(this.#member);
  }

  #takePassed(size: number): Held | null {
    const passed = this.#passing.take(this.#member, size);
    if (passed.length === 0) return null;
    return { kind: 'passed', deliveries: 1, passed, events: passed.map(({ event }) => event) };
  }
}
