import { setTimeout as sleep } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import { type DeliveredMessage, extendWhileWorking } from './delivered-message.ts';
import { maxEventsPerMessage } from './stream-publisher.ts';
import type { PullConsumer } from './pull-consumer.ts';

/** A message and the events in it. */
export type DecodedMessage = {
  readonly message: DeliveredMessage;
  readonly events: readonly NewsEvent[];
};

export type BatchOptions = {
  readonly consumer: PullConsumer;
  readonly decode: (message: DeliveredMessage) => Promise<DecodedMessage>;
  /** Events. */
  readonly batchSize: number;
  /** How long the first may wait for others. */
  readonly lingerMs: number;
  /** How long to wait where there is nothing. */
  readonly waitMs: number;
  readonly leaseMs: number;
  readonly stopping: AbortSignal;
};

/** A message may hold more events than those before it: never assume fewer than these. */
const assumedEventsPerMessage = 4;

/** What there is to do, about as much as a batch holds; nothing where nothing comes in time. */
export async function nextBatch(options: BatchOptions): Promise<DecodedMessage[]> {
  const { consumer, decode, batchSize, lingerMs, waitMs, stopping } = options;
  const isFull = (messages: readonly DecodedMessage[]) => countOf(messages) >= batchSize;
  const there = await fill([], options);
  if (stopping.aborted || isFull(there) || (there.length > 0 && lingerMs === 0)) return there;
  const first = there.length > 0 ? null : await consumer.next(waitMs);
  if (!first && there.length === 0) return [];
  const begun = first ? [await decode(first)] : there;
  if (stopping.aborted || isFull(begun)) return begun;
  if (lingerMs > 0) await linger(begun, options);
  return fill(begun, options);
}

/** How many events a message holds is known once it is here. So a few messages are asked for at a time,
 *  and there may be some events too many. */
async function fill(
  begun: readonly DecodedMessage[],
  { consumer, decode, batchSize }: BatchOptions,
): Promise<DecodedMessage[]> {
  const messages = [...begun];
  let largest = begun.length > 0 ? assumedEventsPerMessage : maxEventsPerMessage;
  for (let room = batchSize - countOf(messages); room > 0; room = batchSize - countOf(messages)) {
    const asked = Math.ceil(room / largest);
    const came = await consumer.now(asked);
    messages.push(...(await Promise.all(came.map(decode))));
    if (came.length < asked) break;
    largest = Math.max(assumedEventsPerMessage, ...messages.map(({ events }) => events.length));
  }
  return messages;
}

async function linger(
  begun: readonly DecodedMessage[],
  { lingerMs, leaseMs, stopping }: BatchOptions,
): Promise<void> {
  const done = extendWhileWorking(() => begun.map(({ message }) => message), leaseMs);
  await sleep(lingerMs, undefined, { signal: stopping }).catch(() => {});
  done();
}

function countOf(messages: readonly DecodedMessage[]): number {
  return messages.reduce((sum, { events }) => sum + events.length, 0);
}
