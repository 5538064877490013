import type { JetStreamClient } from '@nats-io/jetstream';
import type { NewsEvent } from '@newsline/contracts';
import type { Member, Names } from './streams.ts';
import { toMessage } from './wire.ts';

/** How long the broker may take to have a message on disk: several services write at once, and each
 *  message may be synced by itself. */
const answerMs = 20_000;
/** How many messages may be on their way to it at one time. */
const mostUnderWay = 100;

const deliveries = 'newsline-deliveries';
const notBefore = 'newsline-not-before';

export const letterHeaders = {
  group: 'newsline-group',
  channel: 'newsline-channel',
  reason: 'newsline-reason',
  deliveries,
  at: 'newsline-at',
} as const;

/** Where a message was that gives rise to another one: a repeat of it is dropped by the broker. */
export type Origin = { readonly stream: string; readonly seq: number };

/** Writes what goes into the streams. Each call resolves when the broker has it on disk, and rejects
 *  when that is not certain: then it may be there all the same. */
export class Outbox {
  readonly #client: JetStreamClient;
  readonly #names: Names;

  constructor(client: JetStreamClient, names: Names) {
    this.#client = client;
    this.#names = names;
  }

  /** Says events to all groups. Inside the broker's window a repeat of an id is dropped. */
  async say(events: readonly NewsEvent[]): Promise<void> {
    for (let at = 0; at < events.length; at += mostUnderWay)
      await Promise.all(events.slice(at, at + mostUnderWay).map((event) => this.#sayOne(event)));
  }

  async #sayOne(event: NewsEvent): Promise<void> {
    const { headers, data } = toMessage(event);
    const subject = this.#names.channel(event.type);
    await this.#client.publish(subject, data, { headers, msgID: event.id, timeout: answerMs });
  }

  /** Has an event delivered to one group again, alone, in `afterMs`. `delivered`: how often its
   *  handler has begun with it so far. */
  async retry(
    event: NewsEvent,
    member: Member,
    { delivered, afterMs, origin }: { delivered: number; afterMs: number; origin: Origin },
  ): Promise<void> {
    const { headers, data } = toMessage(event);
    headers.set(deliveries, String(delivered));
    headers.set(notBefore, String(Date.now() + afterMs));
    const msgID = `${origin.stream} ${origin.seq} ${member.group}`;
    await this.#client.publish(this.#names.retry(member), data, {
      headers,
      msgID,
      timeout: answerMs,
    });
  }

  /** Keeps an event that a group gave up. */
  async bury(
    event: NewsEvent,
    { group, channel }: Member,
    { delivered, reason, origin }: { delivered: number; reason: string; origin: Origin },
  ): Promise<void> {
    const { headers, data } = toMessage(event);
    headers.set(letterHeaders.group, group);
    headers.set(letterHeaders.channel, channel);
    headers.set(letterHeaders.reason, encodeURIComponent(reason));
    headers.set(letterHeaders.deliveries, String(delivered));
    headers.set(letterHeaders.at, String(Date.now()));
    const msgID = `${origin.stream} ${origin.seq} ${group} dead`;
    await this.#client.publish(this.#names.deadLetter({ group, channel }), data, {
      headers,
      msgID,
      timeout: answerMs,
    });
  }
}

/** What `Outbox.retry` noted. */
export function retryNotes({
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
