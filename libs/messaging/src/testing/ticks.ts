import { defineEvent, type NewsEvent } from '@newsline/contracts';
import { z } from 'zod';
import type { EventBus, Subscription } from '../event-bus.ts';

/** The event that the bus's own specs send. An earlier version had no text. */
export const Ticked = defineEvent(
  'test.ticked',
  1,
  z.object({ n: z.int(), text: z.string().default('') }),
  { subject: ({ n }) => `tick-${n}`, key: () => '1' },
);
/** What a consumer of ticks publishes. */
export const Tocked = defineEvent('test.tocked', 1, z.object({ n: z.int(), text: z.string() }), {
  subject: ({ n }) => `tock-${n}`,
  key: () => '1',
});
/** Where the crash worker leaves what it did. */
export const effectsTable =
  'CREATE TABLE IF NOT EXISTS effects (n INTEGER PRIMARY KEY, deliveries INTEGER) STRICT';
export type Tick = { n: number; text: string };

/** Subscribes, and collects the numbers received. */
export type Hear = (
  group: string,
  on?: EventBus,
  more?: Partial<Subscription<Tick>>,
) => Promise<readonly number[]>;

export function tick(n: number, text = 'một'): NewsEvent<Tick> {
  return Ticked.create({ n, text }, { service: 'test', now: new Date('2026-01-02T03:04:05Z') });
}

export function tock({ id, data }: NewsEvent<Tick>): NewsEvent<Tick> {
  return Tocked.create(data, { service: 'test', now: new Date(), cause: { id } });
}
