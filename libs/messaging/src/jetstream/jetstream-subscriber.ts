import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import type { NewsEvent } from '@newsline/contracts';
import type { Subscription } from '../event-bus.ts';
import {
  diedWithHandler,
  handleBatch,
  sayDied,
  type Failed,
  type HandlingLimits,
} from '../handle-batch.ts';
import { countDeadLetter } from '../bus-metrics.ts';
import { type Delivered, keepWorking } from './delivered.ts';
import { type Held, nextBatch } from './next-batch.ts';
import { retryNotes, type Outbox } from './outbox.ts';
import { Permits } from './permits.ts';
import { Pull } from './pull.ts';
import type { Member, Names } from './streams.ts';
import type { Leadership } from '../leadership.ts';
import { toEvents } from './wire.ts';

export type SubscriberParts = {
  readonly nats: NatsConnection;
  readonly names: Names;
  /** The name of the group's consumers. */
  readonly consumer: string;
  readonly outbox: Outbox;
  readonly limits: HandlingLimits & { readonly leaseMs: number };
  /** Nothing is taken while somebody else leads. */
  readonly leadership?: Leadership;
};

type Entry = { readonly held: Held; readonly event: NewsEvent };

/** How long to wait for a message before asking again. */
const waitMs = 5_000;
const pauseMs = 500;

/**
 * One member of a group at work. Events come in batches on their first delivery. What failed, or was
 * delivered before to somebody who did not settle it, goes to the group's retries and is handed over
 * from there one at a time, so that an event that kills its process takes no other with it.
 */
export class JetStreamSubscriber {
  readonly #subscription: Subscription;
  readonly #member: Member;
  readonly #parts: SubscriberParts;
  readonly #permits: Permits;
  readonly #stopping = new AbortController();
  readonly #pulls: Pull[] = [];
  readonly #loops: Promise<void>[];

  constructor(subscription: Subscription, parts: SubscriberParts) {
    this.#subscription = subscription;
    this.#member = { group: subscription.group, channel: subscription.contract.channel };
    this.#parts = parts;
    const inFlight = subscription.inFlight ?? 1;
    this.#permits = new Permits(inFlight);
    const { events, retries } = parts.names;
    this.#loops = [
      ...Array.from({ length: inFlight }, () =>
        this.#loop(events, async (pull) => this.#workOn(await this.#batch(pull))),
      ),
      this.#loop(retries, async (pull) => this.#tryAgain(await pull.next(waitMs))),
    ];
  }

  /** The connection is there again: what was asked for before is forgotten there. */
  wake(): void {
    for (const pull of this.#pulls) pull.interrupt();
  }

  /** Takes nothing more; resolves when running handlers have settled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await Promise.all(this.#loops);
  }

  async #loop(stream: string, work: (pull: Pull) => Promise<void>): Promise<void> {
    const { nats, consumer, limits, leadership } = this.#parts;
    const { signal } = this.#stopping;
    const pull = new Pull(nats, stream, consumer);
    this.#pulls.push(pull);
    while (!signal.aborted) {
      try {
        await leadership?.whenLeader();
        if (!signal.aborted) await work(pull);
      } catch (error) {
        limits.onProblem(`${this.#subscription.group} could not reach its queue`, error);
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
    for (const message of await pull.close()) message.again(0);
  }

  get #mayBegin(): boolean {
    return !this.#stopping.signal.aborted && (this.#parts.leadership?.isLeader ?? true);
  }

  #batch(pull: Pull): Promise<Held[]> {
    const { batchSize, lingerMs = 0 } = this.#subscription;
    return nextBatch({
      pull,
      hold: async (message) => ({
        message,
        events: await this.#read(message, this.#parts.names.events),
      }),
      batchSize,
      lingerMs,
      waitMs,
      leaseMs: this.#parts.limits.leaseMs,
      stopping: this.#stopping.signal,
    });
  }

  async #workOn(batch: readonly Held[]): Promise<void> {
    if (batch.length === 0) return;
    if (!this.#mayBegin) return batch.forEach(({ message }) => message.again(0));
    const open = new Set(batch);
    const done = keepWorking(
      () => [...open].map(({ message }) => message),
      this.#parts.limits.leaseMs,
    );
    const settle = (held: Held) => {
      held.message.ack();
      open.delete(held);
    };
    try {
      const again = batch.filter(({ message }) => message.deliveries > 1);
      await Promise.all(again.map((held) => this.#setAside(held).then(() => settle(held))));
      const fresh = batch.filter(({ message }) => message.deliveries <= 1);
      await this.#handleAll(fresh, settle);
    } finally {
      done();
    }
  }

  /** Somebody began with it, and did not come to an end. */
  async #setAside({ message, events }: Held): Promise<void> {
    const { names, outbox } = this.#parts;
    await Promise.all(
      events.map((event) => {
        const origin = { stream: names.events, seq: message.seq, eventId: event.id };
        return outbox.retry(event, this.#member, { delivered: 1, afterMs: 0, origin });
      }),
    );
  }

  /** A message is settled when all of its events are. */
  async #handleAll(batch: readonly Held[], settle: (held: Held) => void): Promise<void> {
    const { batchSize } = this.#subscription;
    const left = new Map(batch.map((held) => [held, held.events.length]));
    for (const held of batch) if (held.events.length === 0) settle(held);
    const entries = batch.flatMap((held) => held.events.map((event) => ({ held, event })));
    const starts = Array.from(
      { length: Math.ceil(entries.length / batchSize) },
      (_, n) => n * batchSize,
    );
    const outcomes = await Promise.allSettled(
      starts.map(async (at) => {
        const some = entries.slice(at, at + batchSize);
        await this.#permits.use(() => this.#handle(some));
        for (const { held } of some) {
          const others = (left.get(held) ?? 0) - 1;
          left.set(held, others);
          if (others === 0) settle(held);
        }
      }),
    );
    for (const one of outcomes) if (one.status === 'rejected') throw one.reason;
  }

  /** What is not begun with any more waits among the retries: of its message, a part is settled. */
  async #handle(entries: readonly Entry[]): Promise<void> {
    const events = entries.map(({ event }) => event);
    const delivery = { events, deliveries: 1, isTrusted: () => false };
    const mayBegin = this.#mayBegin;
    const failed = mayBegin
      ? await handleBatch(this.#subscription, delivery, this.#parts.limits)
      : events.map((event) => ({ event, verdict: { kind: 'retry', afterMs: 0 } as const }));
    const verdicts = new Map(failed.map(({ event, verdict }) => [event, verdict]));
    await Promise.all(
      entries.map(async ({ held: { message }, event }) => {
        const verdict = verdicts.get(event);
        if (verdict) await this.#giveUp(event, verdict, message, mayBegin ? 1 : 0);
      }),
    );
  }

  async #giveUp(
    event: NewsEvent,
    verdict: Failed['verdict'],
    { seq }: Delivered,
    delivered: number,
  ): Promise<void> {
    const { names, outbox } = this.#parts;
    const origin = { stream: names.events, seq, eventId: event.id };
    if (verdict.kind === 'retry')
      await outbox.retry(event, this.#member, { delivered, afterMs: verdict.afterMs, origin });
    else await outbox.bury(event, this.#member, { delivered, reason: verdict.reason, origin });
  }

  /** One that is tried again. Its first delivery here only puts it off until it is due, so that from
   *  then on each delivery is one that its handler began with. */
  async #tryAgain(message: Delivered | null): Promise<void> {
    if (!message) return;
    const { names, outbox, limits } = this.#parts;
    const { delivered, dueAt } = retryNotes(message);
    if (message.deliveries === 1 || !this.#mayBegin)
      return message.again(Math.max(0, dueAt - Date.now()));
    const done = keepWorking(() => [message], limits.leaseMs);
    try {
      const [event] = await this.#read(message, names.retries);
      if (!event) return message.ack();
      const deliveries = delivered + message.deliveries - 1;
      const origin = { stream: names.retries, seq: message.seq, eventId: event.id };
      const bury = (reason: string, times: number) =>
        outbox.bury(event, this.#member, { delivered: times, reason, origin });
      if (deliveries > limits.deliveryLimit) {
        await bury(diedWithHandler(deliveries - 1), deliveries - 1);
        const about = { ...this.#member, eventId: event.id, deliveries: deliveries - 1 };
        sayDied(about, limits.onProblem);
        return message.ack();
      }
      const delivery = { events: [event], deliveries, isTrusted: () => false };
      const [failed] = await this.#permits.use(() =>
        handleBatch(this.#subscription, delivery, limits),
      );
      if (failed?.verdict.kind === 'retry') return message.again(failed.verdict.afterMs);
      if (failed) await bury(failed.verdict.reason, deliveries);
      message.ack();
    } finally {
      done();
    }
  }

  /** The events in a message; none where it holds none, and then it is a dead letter as it stands. */
  async #read(message: Delivered, stream: string): Promise<readonly NewsEvent[]> {
    try {
      return toEvents(message);
    } catch (error) {
      const { outbox, limits } = this.#parts;
      const event = {
        id: `${stream} ${message.seq}`,
        type: this.#member.channel,
        source: '',
        time: new Date().toISOString(),
        subject: '',
        dataschema: '',
        data: Buffer.from(message.data).toString('utf8'),
      };
      const { group } = this.#member;
      limits.onProblem(`${group} gave up on ${event.id}, which is no event`, error, {
        level: 'error',
      });
      const reason = error instanceof Error ? error.message : String(error);
      const origin = { stream, seq: message.seq, eventId: event.id };
      await outbox.bury(event, this.#member, { delivered: message.deliveries, reason, origin });
      countDeadLetter(this.#member);
      return [];
    }
  }
}
