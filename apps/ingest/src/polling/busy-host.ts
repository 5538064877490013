import type { IngestDependencies } from './dependencies.ts';
import type { FetchOutcome } from './fetcher.ts';
import { sourcePolled } from './manage-sources.ts';
import { pausedPoll } from './poll-record.ts';
import type { Source } from './source-store.ts';

type Failure = Extract<FetchOutcome, { kind: 'failed' }>;
type Dependencies = Pick<IngestDependencies, 'sources' | 'bus' | 'now' | 'limits'>;

/** Leaves a host alone that asked for it (RFC 9110 section 10.2.3): its other sources wait as well, in all
 *  replicas, and say so. `limits.maxMs` outranks it, as with the source that was told.
 *  @param told that source, with when it is polled next itself: no other waits longer; null: a page was
 *    asked for */
export async function leaveAlone(
  { busyHost, retryAfterMs }: Pick<Failure, 'busyHost' | 'retryAfterMs'>,
  told: Pick<Source, 'health'> | null,
  { sources, bus, now, limits }: Dependencies,
): Promise<void> {
  if (busyHost === undefined || !retryAfterMs) return;
  const at = now();
  const pauseEndsAt = at.getTime() + Math.min(retryAfterMs, limits.maxMs);
  const longest = told ? Date.parse(told.health.nextPollAt) : Infinity;
  const until = new Date(Math.min(pauseEndsAt, longest));
  const postponed = await sources.postpone(busyHost, until, at);
  if (postponed.length > 0)
    await bus.publish(postponed.map((source) => sourcePolled(source, at, pausedPoll(at))));
}
