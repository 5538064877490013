import { setTimeout as sleep } from 'node:timers/promises';
import type { NewsEvent } from '@newsline/contracts';
import { type Delivered, keepWorking } from './delivered.ts';
import { mostInMessage } from './outbox.ts';
import type { Pull } from './pull.ts';

/** A message in hand and the events in it. */
export type Held = { readonly message: Delivered; readonly events: readonly NewsEvent[] };

export type Filling = {
  readonly pull: Pull;
  readonly hold: (message: Delivered) => Promise<Held>;
  /** Events. */
  readonly batchSize: number;
  /** How long those that came first may wait for others. */
  readonly lingerMs: number;
  /** How long to wait where there is nothing. */
  readonly waitMs: number;
  readonly leaseMs: number;
  readonly stopping: AbortSignal;
};

/** While a message may hold more than the ones before it, so many are supposed in it. */
const supposed = 4;

/** What there is to do, about as much as a batch holds; nothing where nothing comes in time. */
export async function nextBatch(filling: Filling): Promise<Held[]> {
  const { pull, hold, batchSize, lingerMs, waitMs, stopping } = filling;
  const isFull = (held: readonly Held[]) => countOf(held) >= batchSize;
  const there = await fill([], filling);
  if (stopping.aborted || isFull(there) || (there.length > 0 && lingerMs === 0)) return there;
  const first = there.length > 0 ? null : await pull.next(waitMs);
  if (!first && there.length === 0) return [];
  const begun = first ? [await hold(first)] : there;
  if (stopping.aborted || isFull(begun)) return begun;
  if (lingerMs > 0) await linger(begun, filling);
  return fill(begun, filling);
}

/** How many events are in a message is known when it is there. So a few are asked for at a time, and
 *  there may be some too many. */
async function fill(begun: readonly Held[], { pull, hold, batchSize }: Filling): Promise<Held[]> {
  const held = [...begun];
  let largest = begun.length > 0 ? supposed : mostInMessage;
  for (let room = batchSize - countOf(held); room > 0; room = batchSize - countOf(held)) {
    const asked = Math.ceil(room / largest);
    const came = await pull.now(asked);
    held.push(...(await Promise.all(came.map(hold))));
    if (came.length < asked) break;
    largest = Math.max(supposed, ...held.map(({ events }) => events.length));
  }
  return held;
}

async function linger(
  begun: readonly Held[],
  { lingerMs, leaseMs, stopping }: Filling,
): Promise<void> {
  const done = keepWorking(() => begun.map(({ message }) => message), leaseMs);
  await sleep(lingerMs, undefined, { signal: stopping }).catch(() => {});
  done();
}

function countOf(held: readonly Held[]): number {
  return held.reduce((sum, { events }) => sum + events.length, 0);
}
