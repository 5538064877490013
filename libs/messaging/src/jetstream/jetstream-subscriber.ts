import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import type { NewsEvent } from '@newsline/contracts';
import type { Subscription } from '../event-bus.ts';
import { diedWithHandler, handleBatch, type Failed, type HandlingLimits } from '../handle-batch.ts';
import { type Delivered, keepWorking } from './delivered.ts';
import { retryNotes, type Outbox } from './outbox.ts';
import { Permits } from './permits.ts';
import { Pull } from './pull.ts';
import type { Member, Names } from './streams.ts';
import type { Turn } from '../turn.ts';
import { toEvent } from './wire.ts';

export type SubscriberParts = {
  readonly nats: NatsConnection;
  readonly names: Names;
  /** The name of the group's consumers. */
  readonly consumer: string;
  readonly outbox: Outbox;
  readonly limits: HandlingLimits & { readonly leaseMs: number };
  /** Nothing is taken while it is somebody else's. */
  readonly turn?: Turn;
};

/** A message and the event in it. */
type Held = { readonly message: Delivered; readonly event: NewsEvent };

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
    const { nats, consumer, limits, turn } = this.#parts;
    const { signal } = this.#stopping;
    const pull = new Pull(nats, stream, consumer);
    this.#pulls.push(pull);
    while (!signal.aborted) {
      try {
        await turn?.wait();
        if (!signal.aborted) await work(pull);
      } catch (error) {
        limits.onProblem(`${this.#subscription.group} could not reach its queue`, error);
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
    for (const message of await pull.close()) message.again(0);
  }

  get #mayBegin(): boolean {
    return !this.#stopping.signal.aborted && (this.#parts.turn?.isMine ?? true);
  }

  /** What there is to do, as much as a batch holds. */
  async #batch(pull: Pull): Promise<Delivered[]> {
    const { batchSize, gatherMs = 0 } = this.#subscription;
    const there = await pull.now(batchSize);
    const { signal } = this.#stopping;
    if (signal.aborted || (there.length > 0 && gatherMs === 0)) return there;
    const first = there.length > 0 ? null : await pull.next(waitMs);
    if (!first && there.length === 0) return [];
    const begun = first ? [first] : there;
    if (begun.length >= batchSize || signal.aborted) return begun;
    if (gatherMs > 0) await this.#gather(begun, gatherMs);
    return [...begun, ...(await pull.now(batchSize - begun.length))];
  }

  async #gather(begun: readonly Delivered[], gatherMs: number): Promise<void> {
    const done = keepWorking(() => begun, this.#parts.limits.leaseMs);
    await sleep(gatherMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
    done();
  }

  async #workOn(messages: readonly Delivered[]): Promise<void> {
    if (messages.length === 0) return;
    if (!this.#mayBegin) return messages.forEach((message) => message.again(0));
    const held = new Set(messages);
    const done = keepWorking(() => held, this.#parts.limits.leaseMs);
    try {
      const settle = (message: Delivered) => {
        message.ack();
        held.delete(message);
      };
      const again = messages.filter(({ deliveries }) => deliveries > 1);
      await Promise.all(
        again.map((message) => this.#setAside(message).then(() => settle(message))),
      );
      const fresh = messages.filter(({ deliveries }) => deliveries <= 1);
      await this.#handle(fresh, settle);
    } finally {
      done();
    }
  }

  /** Somebody began with it, and did not come to an end. */
  async #setAside(message: Delivered): Promise<void> {
    const { names, outbox } = this.#parts;
    const origin = { stream: names.events, seq: message.seq };
    const event = await this.#read(message, names.events);
    if (event) await outbox.retry(event, this.#member, { delivered: 1, afterMs: 0, origin });
  }

  async #handle(
    messages: readonly Delivered[],
    settle: (message: Delivered) => void,
  ): Promise<void> {
    const { names, limits } = this.#parts;
    const held: Held[] = [];
    for (const message of messages) {
      const event = await this.#read(message, names.events);
      if (event) held.push({ message, event });
      else settle(message);
    }
    if (held.length === 0) return;
    const events = held.map(({ event }) => event);
    const failed = await this.#permits.use(() =>
      handleBatch(this.#subscription, { events, deliveries: 1, isTrusted: () => false }, limits),
    );
    const verdicts = new Map(failed.map(({ event, verdict }) => [event, verdict]));
    await Promise.all(
      held.map(async ({ message, event }) => {
        const verdict = verdicts.get(event);
        if (verdict) await this.#giveUp(event, verdict, message);
        settle(message);
      }),
    );
  }

  async #giveUp(event: NewsEvent, verdict: Failed['verdict'], { seq }: Delivered): Promise<void> {
    const { names, outbox } = this.#parts;
    const origin = { stream: names.events, seq };
    if (verdict.kind === 'retry') {
      const { afterMs } = verdict;
      await outbox.retry(event, this.#member, { delivered: 1, afterMs, origin });
    } else {
      await outbox.bury(event, this.#member, { delivered: 1, reason: verdict.reason, origin });
    }
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
      const event = await this.#read(message, names.retries);
      if (!event) return message.ack();
      const deliveries = delivered + message.deliveries - 1;
      const origin = { stream: names.retries, seq: message.seq };
      const bury = (reason: string, times: number) =>
        outbox.bury(event, this.#member, { delivered: times, reason, origin });
      if (deliveries > limits.deliveryLimit) {
        await bury(diedWithHandler(deliveries - 1), deliveries - 1);
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

  /** The event in a message; null for what is none, which becomes a dead letter as it stands. */
  async #read(message: Delivered, stream: string): Promise<NewsEvent | null> {
    try {
      return toEvent(message);
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
      limits.onProblem(`${this.#subscription.group} gave up on a message that is no event`, error);
      const reason = error instanceof Error ? error.message : String(error);
      const origin = { stream, seq: message.seq };
      await outbox.bury(event, this.#member, { delivered: message.deliveries, reason, origin });
      return null;
    }
  }
}
