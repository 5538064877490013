import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import type { NewsEvent } from '@newsline/contracts';
import type { Subscription } from '../event-bus.ts';
import {
  handlerDiedReason,
  handleBatch,
  reportHandlerDied,
  type Nak,
  type HandlingLimits,
} from '../handle-batch.ts';
import { countDeadLetter } from '../bus-metrics.ts';
import { type DeliveredMessage, extendWhileWorking } from './delivered-message.ts';
import { type DecodedMessage, nextBatch } from './next-batch.ts';
import { retryMetadata, type StreamPublisher } from './stream-publisher.ts';
import { Semaphore } from './semaphore.ts';
import { PullConsumer } from './pull-consumer.ts';
import type { GroupChannel } from '../event-bus.ts';
import type { Names } from './streams.ts';
import type { Leadership } from '../leadership.ts';
import { toEvents } from './wire.ts';

export type SubscriberParts = {
  readonly nats: NatsConnection;
  readonly names: Names;
  /** The name of the group's consumers. */
  readonly consumer: string;
  readonly publisher: StreamPublisher;
  readonly limits: HandlingLimits & { readonly leaseMs: number };
  /** Nothing is pulled while somebody else leads. */
  readonly leadership?: Leadership;
};

const notBegun = { kind: 'retry', afterMs: 0, isFree: true } as const;

type EventEntry = { readonly source: DecodedMessage; readonly event: NewsEvent };

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
  readonly #groupChannel: GroupChannel;
  readonly #parts: SubscriberParts;
  readonly #semaphore: Semaphore;
  readonly #stopping = new AbortController();
  readonly #consumers: PullConsumer[] = [];
  readonly #loops: Promise<void>[];

  constructor(subscription: Subscription, parts: SubscriberParts) {
    this.#subscription = subscription;
    this.#groupChannel = { group: subscription.group, channel: subscription.contract.channel };
    this.#parts = parts;
    const inFlight = subscription.inFlight ?? 1;
    this.#semaphore = new Semaphore(inFlight);
    const { events, retries } = parts.names;
    this.#loops = [
      ...Array.from({ length: inFlight }, () =>
        this.#loop(events, async (consumer) => this.#handleBatch(await this.#batch(consumer))),
      ),
      this.#loop(retries, async (consumer) => this.#handleRetry(await consumer.next(waitMs))),
    ];
  }

  /** The connection is back: the broker has forgotten what was asked for before. */
  wake(): void {
    for (const consumer of this.#consumers) consumer.interrupt();
  }

  /** Pulls nothing more; resolves when running handlers have settled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await Promise.all(this.#loops);
  }

  async #loop(stream: string, work: (consumer: PullConsumer) => Promise<void>): Promise<void> {
    const { nats, consumer: name, limits, leadership } = this.#parts;
    const { signal } = this.#stopping;
    const consumer = new PullConsumer(nats, stream, name);
    this.#consumers.push(consumer);
    while (!signal.aborted) {
      try {
        await leadership?.whenLeader();
        if (!signal.aborted) await work(consumer);
      } catch (error) {
        limits.onProblem(`${this.#subscription.group} could not reach its queue`, error);
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
    for (const message of await consumer.close()) message.nak(0);
  }

  get #mayBegin(): boolean {
    return !this.#stopping.signal.aborted && (this.#parts.leadership?.isLeader ?? true);
  }

  #batch(consumer: PullConsumer): Promise<DecodedMessage[]> {
    const { batchSize, lingerMs = 0 } = this.#subscription;
    return nextBatch({
      consumer,
      decode: async (message) => ({
        message,
        events: await this.#decode(message, this.#parts.names.events),
      }),
      batchSize,
      lingerMs,
      waitMs,
      leaseMs: this.#parts.limits.leaseMs,
      stopping: this.#stopping.signal,
    });
  }

  async #handleBatch(batch: readonly DecodedMessage[]): Promise<void> {
    if (batch.length === 0) return;
    if (!this.#mayBegin) return batch.forEach(({ message }) => message.nak(0));
    const open = new Set(batch);
    const done = extendWhileWorking(
      () => [...open].map(({ message }) => message),
      this.#parts.limits.leaseMs,
    );
    const settle = (source: DecodedMessage) => {
      source.message.ack();
      open.delete(source);
    };
    try {
      const redelivered = batch.filter(({ message }) => message.deliveries > 1);
      await Promise.all(
        redelivered.map((source) => this.#moveToRetries(source).then(() => settle(source))),
      );
      const first = batch.filter(({ message }) => message.deliveries <= 1);
      await this.#handleAll(first, settle);
    } finally {
      done();
    }
  }

  /** It was delivered before, and whoever received it did not settle it. */
  async #moveToRetries({ message, events }: DecodedMessage): Promise<void> {
    const { names, publisher } = this.#parts;
    await Promise.all(
      events.map((event) => {
        const origin = { stream: names.events, seq: message.seq, eventId: event.id };
        return publisher.retry(event, this.#groupChannel, { delivered: 1, afterMs: 0, origin });
      }),
    );
  }

  /** A message is settled when all of its events are. */
  async #handleAll(
    batch: readonly DecodedMessage[],
    settle: (source: DecodedMessage) => void,
  ): Promise<void> {
    const { batchSize } = this.#subscription;
    const left = new Map(batch.map((source) => [source, source.events.length]));
    for (const source of batch) if (source.events.length === 0) settle(source);
    const entries = batch.flatMap((source) => source.events.map((event) => ({ source, event })));
    const starts = Array.from(
      { length: Math.ceil(entries.length / batchSize) },
      (_, n) => n * batchSize,
    );
    const outcomes = await Promise.allSettled(
      starts.map(async (at) => {
        const some = entries.slice(at, at + batchSize);
        await this.#semaphore.run(() => this.#handle(some));
        for (const { source } of some) {
          const others = (left.get(source) ?? 0) - 1;
          left.set(source, others);
          if (others === 0) settle(source);
        }
      }),
    );
    for (const one of outcomes) if (one.status === 'rejected') throw one.reason;
  }

  /** Events that are not begun with any more go to the retries, as a part of their message is settled. */
  async #handle(entries: readonly EventEntry[]): Promise<void> {
    const events = entries.map(({ event }) => event);
    const stopping = this.#stopping.signal;
    const delivery = { events, deliveries: 1, isTrusted: () => false, stopping };
    const failed = this.#mayBegin
      ? await handleBatch(this.#subscription, delivery, this.#parts.limits)
      : events.map((event) => ({ event, verdict: notBegun }));
    const verdicts = new Map(failed.map(({ event, verdict }) => [event, verdict]));
    await Promise.all(
      entries.map(async ({ source: { message }, event }) => {
        const verdict = verdicts.get(event);
        if (!verdict) return;
        const isFree = verdict.kind === 'retry' && verdict.isFree;
        await this.#retryOrDeadLetter(event, verdict, message, isFree ? 0 : 1);
      }),
    );
  }

  async #retryOrDeadLetter(
    event: NewsEvent,
    verdict: Nak['verdict'],
    { seq }: DeliveredMessage,
    delivered: number,
  ): Promise<void> {
    const { names, publisher } = this.#parts;
    const origin = { stream: names.events, seq, eventId: event.id };
    if (verdict.kind === 'retry')
      await publisher.retry(event, this.#groupChannel, {
        delivered,
        afterMs: verdict.afterMs,
        origin,
      });
    else
      await publisher.deadLetter(event, this.#groupChannel, {
        delivered,
        reason: verdict.reason,
        origin,
      });
  }

  /** An event from the retries. Its first delivery here only puts it off until it is due, so that from
   *  then on each delivery is one that its handler began with. */
  async #handleRetry(message: DeliveredMessage | null): Promise<void> {
    if (!message) return;
    const { names, publisher, limits } = this.#parts;
    const { delivered, dueAt } = retryMetadata(message);
    if (message.deliveries === 1 || !this.#mayBegin)
      return message.nak(Math.max(0, dueAt - Date.now()));
    const done = extendWhileWorking(() => [message], limits.leaseMs);
    try {
      const [event] = await this.#decode(message, names.retries);
      if (!event) return message.ack();
      const deliveries = delivered + message.deliveries - 1;
      const origin = { stream: names.retries, seq: message.seq, eventId: event.id };
      const deadLetter = (reason: string, times: number) =>
        publisher.deadLetter(event, this.#groupChannel, { delivered: times, reason, origin });
      if (deliveries > limits.deliveryLimit) {
        await deadLetter(handlerDiedReason(deliveries - 1), deliveries - 1);
        const about = { ...this.#groupChannel, eventId: event.id, deliveries: deliveries - 1 };
        reportHandlerDied(about, limits.onProblem);
        return message.ack();
      }
      const stopping = this.#stopping.signal;
      const delivery = { events: [event], deliveries, isTrusted: () => false, stopping };
      const [failed] = await this.#semaphore.run(() =>
        handleBatch(this.#subscription, delivery, limits),
      );
      if (failed?.verdict.kind === 'retry' && !failed.verdict.isFree)
        return message.nak(failed.verdict.afterMs);
      if (failed?.verdict.kind === 'retry') {
        // The broker counts each delivery: only a copy has one less.
        const before = { delivered: deliveries - 1, afterMs: 0, origin };
        await publisher.retry(event, this.#groupChannel, before);
        return message.ack();
      }
      if (failed) await deadLetter(failed.verdict.reason, deliveries);
      message.ack();
    } finally {
      done();
    }
  }

  /** The events in a message. One that can't be decoded becomes a dead letter as it is, and has none. */
  async #decode(message: DeliveredMessage, stream: string): Promise<readonly NewsEvent[]> {
    try {
      return toEvents(message);
    } catch (error) {
      const { publisher, limits } = this.#parts;
      const event = {
        id: `${stream} ${message.seq}`,
        type: this.#groupChannel.channel,
        source: '',
        time: new Date().toISOString(),
        subject: '',
        dataschema: '',
        data: Buffer.from(message.data).toString('utf8'),
      };
      const { group } = this.#groupChannel;
      limits.onProblem(`${group} gave up on ${event.id}: it is not a CloudEvent`, error, {
        level: 'error',
      });
      const reason = error instanceof Error ? error.message : String(error);
      const origin = { stream, seq: message.seq, eventId: event.id };
      await publisher.deadLetter(event, this.#groupChannel, {
        delivered: message.deliveries,
        reason,
        origin,
      });
      countDeadLetter(this.#groupChannel);
      return [];
    }
  }
}
