import type { NewsEvent } from '@newsline/contracts';
import { runInTrace, inSpans, type Report } from '@newsline/platform';
import { countDeadLetter, countHandled } from './bus-metrics.ts';
import { Unprocessable } from './errors.ts';
import type { Subscription } from './event-bus.ts';

/** An event that is not acknowledged, and what is to become of it. */
export type Nak = {
  readonly event: NewsEvent;
  readonly verdict:
    | { readonly kind: 'retry'; readonly afterMs: number }
    | { readonly kind: 'dead'; readonly reason: string };
};

export type Delivery = {
  readonly events: readonly NewsEvent[];
  /** How often each was delivered, this time included. */
  readonly deliveries: number;
  /** Whether an event's data is known to be what its channel says. */
  readonly isTrusted: (event: NewsEvent) => boolean;
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
  const failed: Nak[] = [];
  const fail = (event: NewsEvent, error: unknown) =>
    failed.push({ event, verdict: verdictOn(event, error, group, delivery, limits) });
  const events = delivery.events.filter((event) => {
    const problem = delivery.isTrusted(event) ? null : schemaViolation(event, contract);
    if (problem) fail(event, new Unprocessable(problem));
    return !problem;
  });
  if (events.length === 0) return failed;
  try {
    const failures = new Map((await handle(events))?.map(({ eventId, error }) => [eventId, error]));
    for (const event of events) if (failures.has(event.id)) fail(event, failures.get(event.id));
  } catch (error) {
    const [event, ...others] = events;
    if (event && others.length === 0) fail(event, error);
    else failed.push(...eachAlone(events, error, group, limits));
  }
  return failed;
}

/** In a batch nobody knows who was at fault: each event is judged alone, and at once. */
function eachAlone(
  events: readonly NewsEvent[],
  error: unknown,
  group: string,
  { onProblem }: HandlingLimits,
): Nak[] {
  const problem = `${group} failed on a batch of ${events.length}; each comes again alone`;
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

/** Why an event that somebody else published is not what its channel says; null where it is. */
function schemaViolation(
  event: NewsEvent,
  { schema, channel }: Subscription['contract'],
): string | null {
  const { error } = schema.safeParse(event.data);
  return error ? `Its data is not what ${channel} says: ${error.message}` : null;
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
