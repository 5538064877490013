import { hash } from 'node:crypto';
import type { JetStreamClient } from '@nats-io/jetstream';
import type { NewsEvent } from '@newsline/contracts';
import type { GroupChannel } from '../event-bus.ts';
import type { Names } from './streams.ts';
import { toBatch, toJson, toMessage } from './wire.ts';

/** How long the broker may take to have a message on disk: several services write at once, and each
 *  message may be synced by itself. */
const answerMs = 20_000;
/** How many messages may wait for their acknowledgement at one time. */
const maxInFlight = 100;
/** A message is what the broker syncs, and what it deals out: many events in one are fast, few are
 *  shared better among subscribers. */
export const maxEventsPerMessage = 20;
const maxBytesPerMessage = 256 * 1024;

const deliveries = 'newsline-deliveries';
const notBefore = 'newsline-not-before';

export const deadLetterHeaders = {
  group: 'newsline-group',
  channel: 'newsline-channel',
  reason: 'newsline-reason',
  deliveries,
  at: 'newsline-at',
} as const;

/** Where an event was that gives rise to another message: a repeat of it is dropped by the broker. */
export type Origin = { readonly stream: string; readonly seq: number; readonly eventId: string };

/** Writes what goes into the streams. Each call resolves when the broker has it on disk, and rejects
 *  when that is not certain: then it may be there all the same. */
export class StreamPublisher {
  readonly #client: JetStreamClient;
  readonly #names: Names;

  constructor(client: JetStreamClient, names: Names) {
    this.#client = client;
    this.#names = names;
  }

  /** Publishes events to all groups, several in one message where they are of one type. Inside the
   *  broker's deduplication window a repeat of a message is dropped. */
  async publish(events: readonly NewsEvent[]): Promise<void> {
    const batches = [...Map.groupBy(events, ({ type }) => type).values()].flatMap(toMessageBatches);
    for (let at = 0; at < batches.length; at += maxInFlight)
      await Promise.all(batches.slice(at, at + maxInFlight).map((batch) => this.#send(batch)));
  }

  async #send({ events: [first, ...others], texts }: MessageBatch): Promise<void> {
    const { headers, data } = others.length > 0 ? toBatch(texts) : toMessage(first);
    const ids = [first, ...others].map(({ id }) => id);
    const msgID = others.length > 0 ? hash('sha256', ids.join('\n'), 'base64url') : first.id;
    const subject = this.#names.channel(first.type);
    await this.#client.publish(subject, data, { headers, msgID, timeout: answerMs });
  }

  /** Has an event delivered to one group again, alone, in `afterMs`. `delivered`: how often its
   *  handler has begun with it so far. */
  async retry(
    event: NewsEvent,
    groupChannel: GroupChannel,
    { delivered, afterMs, origin }: { delivered: number; afterMs: number; origin: Origin },
  ): Promise<void> {
    const { headers, data } = toMessage(event);
    headers.set(deliveries, String(delivered));
    headers.set(notBefore, String(Date.now() + afterMs));
    const msgID = `${keyOf(origin)} ${groupChannel.group}`;
    await this.#client.publish(this.#names.retry(groupChannel), data, {
      headers,
      msgID,
      timeout: answerMs,
    });
  }

  /** Keeps an event that a group gave up on. */
  async deadLetter(
    event: NewsEvent,
    { group, channel }: GroupChannel,
    {
      delivered,
      reason,
      origin,
      at = new Date(),
    }: { delivered: number; reason: string; origin: Origin; at?: Date },
  ): Promise<void> {
    const { headers, data } = toMessage(event);
    headers.set(deadLetterHeaders.group, group);
    headers.set(deadLetterHeaders.channel, channel);
    headers.set(deadLetterHeaders.reason, encodeURIComponent(reason));
    headers.set(deadLetterHeaders.deliveries, String(delivered));
    headers.set(deadLetterHeaders.at, String(at.getTime()));
    const msgID = `${keyOf(origin)} ${group} dead`;
    await this.#client.publish(this.#names.deadLetter({ group, channel }), data, {
      headers,
      msgID,
      timeout: answerMs,
    });
  }
}

/** What one message holds: events and their JSON, in the same order. */
type MessageBatch = { readonly events: [NewsEvent, ...NewsEvent[]]; readonly texts: string[] };

function toMessageBatches(events: readonly NewsEvent[]): MessageBatch[] {
  const batches: MessageBatch[] = [];
  let bytes = 0;
  for (const event of events) {
    const text = toJson(event);
    const size = Buffer.byteLength(text);
    const last = batches.at(-1);
    bytes += size;
    if (last && last.texts.length < maxEventsPerMessage && bytes <= maxBytesPerMessage) {
      last.events.push(event);
      last.texts.push(text);
    } else {
      batches.push({ events: [event], texts: [text] });
      bytes = size;
    }
  }
  return batches;
}

function keyOf({ stream, seq, eventId }: Origin): string {
  return `${stream} ${seq} ${eventId}`;
}

/** What `StreamPublisher.retry` noted in the headers. */
export function retryMetadata({
  headers,
}: {
  readonly headers?: { get(name: string): string } | undefined;
}): {
  readonly delivered: number;
  readonly dueAt: number;
} {
  return {
    delivered: Number(headers?.get(deliveries) ?? 0),
    dueAt: Number(headers?.get(notBefore) ?? 0),
  };
}
