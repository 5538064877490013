import type { NewsEvent } from '@newsline/contracts';
import { counter, gaugeOf, histogram } from '@newsline/platform';
import type { EventBus, GroupChannel } from './event-bus.ts';

type Leader = { readonly isLeader: boolean };

const groupChannel = ['group', 'channel'] as const;

const published = counter(
  'newsline_bus_events_published_total',
  'Events that were published, repeats included',
  ['channel'],
);
const handled = counter(
  'newsline_bus_events_handled_total',
  'Events that a group handled well',
  groupChannel,
);
const failedOnce = counter(
  'newsline_bus_events_failed_total',
  'Events that a group failed on and that are delivered to it again',
  groupChannel,
);
const deadLettered = counter(
  'newsline_bus_events_dead_lettered_total',
  'Events that a group gave up on and that became dead letters',
  groupChannel,
);
const handling = histogram(
  'newsline_bus_handling_duration_seconds',
  'How long a group worked on a batch of events, publishing included',
  groupChannel,
);
const age = histogram(
  'newsline_bus_oldest_event_age_seconds',
  'How old the oldest event of a batch was when the batch was handled',
  groupChannel,
);

export function countPublished(events: readonly NewsEvent[]): void {
  for (const [channel, ofIt] of Map.groupBy(events, ({ type }) => type))
    published.inc({ channel }, ofIt.length);
}

export function countHandled(
  { group, channel }: GroupChannel,
  events: readonly NewsEvent[],
  naks: readonly { readonly verdict: { readonly kind: 'retry' | 'dead' } }[],
  tookMs: number,
): void {
  const labels = { group, channel };
  const dead = naks.filter(({ verdict }) => verdict.kind === 'dead').length;
  handled.inc(labels, events.length - naks.length);
  if (dead > 0) deadLettered.inc(labels, dead);
  if (dead < naks.length) failedOnce.inc(labels, naks.length - dead);
  handling.observe(labels, tookMs / 1000);
  const publishedAt = Date.parse(oldest(events));
  // The publisher's clock may be wrong, or the time missing.
  if (!Number.isNaN(publishedAt)) age.observe(labels, Math.max(0, Date.now() - publishedAt) / 1000);
}

/** Begins the counters of what went wrong at zero: an alert on their increase would miss the first event
 *  of a series that begins with it. */
export function beginCounting({ group, channel }: GroupChannel): void {
  failedOnce.inc({ group, channel }, 0);
  deadLettered.inc({ group, channel }, 0);
}

/** An event became a dead letter without its handler having come to an end. */
export function countDeadLetter({ group, channel }: GroupChannel): void {
  deadLettered.inc({ group, channel });
}

/** ISO 8601 in UTC sorts as text. */
function oldest(events: readonly NewsEvent[]): string {
  let first = '';
  for (const { time } of events) if (first === '' || time < first) first = time;
  return first;
}

const buses = new Set<EventBus>();
const leaders = new Set<{ readonly name: string; readonly leader: Leader }>();

gaugeOf(
  'newsline_bus_lag_events',
  'Events that a group has not settled: waiting, in work, or waiting for another try. Every process that is on the bus shows those of all groups',
  groupChannel,
  async (gauge) => {
    for (const bus of buses)
      for (const { group, channel, pending } of await bus.lag())
        gauge.set({ group, channel }, pending);
  },
);
gaugeOf(
  'newsline_bus_dead_letters',
  'Dead letters that are kept, of all groups',
  [],
  async (gauge) => {
    for (const bus of buses) gauge.set(await bus.deadLetters.count());
  },
);
gaugeOf(
  'newsline_bus_turn_held',
  'Whether this process leads where one at a time may work',
  ['turn'],
  (gauge) => {
    for (const { name, leader } of leaders) gauge.set({ turn: name }, leader.isLeader ? 1 : 0);
  },
);

/** Reads the bus's lag and dead letters whenever metrics are collected.
 *  @returns what ends that */
export function watchBus(bus: EventBus): () => void {
  buses.add(bus);
  return () => void buses.delete(bus);
}

/** @returns what ends that */
export function watchLeadership(name: string, leader: Leader): () => void {
  const entry = { name, leader };
  leaders.add(entry);
  return () => void leaders.delete(entry);
}
