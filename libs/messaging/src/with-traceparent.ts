import type { NewsEvent } from '@newsline/contracts';
import { propagate } from '@newsline/platform';

/** The events as they are published: each part of the trace that it is published in. */
export function withTraceparent(events: readonly NewsEvent[]): readonly NewsEvent[] {
  return events.map((event) => {
    const traceparent = propagate(event.traceparent);
    return traceparent === undefined || traceparent === event.traceparent
      ? event
      : { ...event, traceparent };
  });
}
