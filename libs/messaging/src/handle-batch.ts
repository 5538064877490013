import type { NewsEvent } from '@newsline/contracts';
import { runInTrace, inSpans, type Report } from '@newsline/platform';
import { countDeadLetter, countHandled } from './bus-metrics.ts';
import { untilAvailable } from './engine-pause.ts';
import { awayEngineOf, Unprocessable } from './errors.ts';
import type { Subscription } from './event-bus.ts';

/** An event that is not acknowledged, and what is to become of it. */
export type Nak = {
  readonly event: NewsEvent;
  readonly verdict:
    | {
        readonly kind: 'retry';
        readonly afterMs: number;
        /** The delivery does not count: it was not begun, or an engine was away until the bus closed. */
        readonly isFree?: true;
      }
    | { readonly kind: 'dead'; readonly reason: string };
};

export type Delivery = {
  readonly events: readonly NewsEvent[];
  /** How often each was delivered, this time included. */
  readonly deliveries: number;
  /** Whether an event's data is known to fit its schema. */
  readonly isTrusted: (event: NewsEvent) => boolean;
  /** The bus closes. */
  readonly stopping: AbortSignal;
};

export type HandlingLimits = {
  readonly deliveryLimit: number;
  readonly retryDelayMs: (deliveries: number) => number;
  readonly onProblem: Report;
};

/** Hands a batch to its handler, which counts and shows in traces for every bus alike. Never rejects:
 *  all events are settled but those that come back. */
export async function handleBatch(
  subscription: Subscription,
  delivery: Delivery,
  limits: HandlingLimits,
): Promise<Nak[]> {
  const { group, contract } = subscription;
  const { channel } = contract;
  const { events } = delivery;
  const began = performance.now();
  const failed = await inSpans(
    {
      name: `process ${group}`,
      kind: 'consumer',
      attributes: {
        'messaging.operation.type': 'process',
        'messaging.operation.name': 'process',
        'messaging.system': 'newsline',
        'messaging.destination.name': channel,
        'messaging.consumer.group.name': group,
        'messaging.batch.message_count': events.length,
      },
    },
    events.map(({ traceparent }) => traceparent),
    async (fail) => {
      const failures = await handOver(subscription, delivery, limits);
      if (failures.length > 0) fail(`${failures.length} of ${events.length} events failed`);
      return failures;
    },
  );
  countHandled({ group, channel }, events, failed, performance.now() - began);
  return failed;
}

async function handOver(
  { group, handle, contract }: Subscription,
  delivery: Delivery,
  limits: HandlingLimits,
): Promise<Nak[]> {
  const naks: Nak[] = [];
  const fail = (event: NewsEvent, error: unknown) =>
    naks.push({ event, verdict: verdictOn(event, error, group, delivery, limits) });
  const parsed: NewsEvent[] = [];
  // As they came: a retry or a dead letter keeps what was published, not what this version made of it.
  const received: NewsEvent[] = [];
  for (const event of delivery.events) {
    const result = delivery.isTrusted(event) ? { event } : parse(event, contract);
    if ('problem' in result) fail(event, new Unprocessable(result.problem));
    else {
      received.push(event);
      parsed.push(result.event);
    }
  }
  if (parsed.length === 0) return naks;
  try {
    const about = { group, channel: contract.channel };
    const { stopping } = delivery;
    const failed = await untilAvailable(() => handle(parsed), about, { ...limits, stopping });
    const failures = new Map(failed?.map(({ eventId, error }) => [eventId, error]));
    for (const event of received) if (failures.has(event.id)) fail(event, failures.get(event.id));
  } catch (error) {
    if (awayEngineOf(error) !== null) {
      const verdict = { kind: 'retry', afterMs: 0, isFree: true } as const;
      return [...naks, ...received.map((event) => ({ event, verdict }))];
    }
    const [event, ...others] = received;
    if (event && others.length === 0) fail(event, error);
    else naks.push(...eachAlone(received, error, group, limits));
  }
  return naks;
}

/** Which event of a batch was at fault is not known: each is retried alone, and at once. */
function eachAlone(
  events: readonly NewsEvent[],
  error: unknown,
  group: string,
  { onProblem }: HandlingLimits,
): Nak[] {
  const problem = `${group} failed on a batch of ${events.length}; each is retried alone`;
  onProblem(problem, error, { ids: { group, firstEventId: events[0]?.id ?? '' } });
  return events.map((event) => ({ event, verdict: { kind: 'retry', afterMs: 0 } }));
}

function verdictOn(
  event: NewsEvent,
  error: unknown,
  group: string,
  { deliveries }: Delivery,
  { deliveryLimit, retryDelayMs, onProblem }: HandlingLimits,
): Nak['verdict'] {
  if (!(error instanceof Unprocessable) && deliveries < deliveryLimit)
    return { kind: 'retry', afterMs: retryDelayMs(deliveries) };
  const about = { level: 'error', ids: { group, eventId: event.id } } as const;
  runInTrace(event.traceparent, () =>
    onProblem(`${group} gave up on ${event.id} after ${deliveries} deliveries`, error, about),
  );
  return { kind: 'dead', reason: error instanceof Error ? error.message : String(error) };
}

/** An event that somebody else published, as this version's schema has it: what an earlier version left
 *  out has its default. */
function parse(
  event: NewsEvent,
  { schema, channel }: Subscription['contract'],
): { readonly event: NewsEvent } | { readonly problem: string } {
  const { data, error } = schema.safeParse(event.data);
  if (error) return { problem: `Its data does not fit the schema of ${channel}: ${error.message}` };
  return { event: { ...event, data } };
}

/** Why an event was given up whose handler never came to an end. */
export function handlerDiedReason(deliveries: number): string {
  return `Its handler died with its process, or ran out of time, ${deliveries} times. See the log of that time before sending it again.`;
}

/** Says, and counts, that an event became a dead letter whose handler never came to an end. */
export function reportHandlerDied(
  event: { group: string; channel: string; eventId: string; deliveries: number },
  report: Report,
): void {
  countDeadLetter(event);
  const { group, eventId, deliveries } = event;
  const problem = `${group} gave up on ${eventId}, which its handler died with ${deliveries} times`;
  report(problem, undefined, { level: 'error', ids: { group, eventId } });
}
