/** What the last response said about when to come again; null where it said nothing. */
export type PollHints = {
  /** `Retry-After`, RFC 9110 section 10.2.3: no request before then. */
  readonly retryAfterMs: number | null;
  /** `Cache-Control: max-age` (RFC 9111), RSS `ttl`: nothing changes before. */
  readonly freshForMs: number | null;
  /** Fetches in a row that failed. */
  readonly failures: number;
};

export type PollLimits = {
  /** How often a source is polled whose publisher says nothing about it. */
  readonly intervalMs: number;
  /** Never sooner. */
  readonly minMs: number;
  /** Never later: some publishers ask for a pause of years. */
  readonly maxMs: number;
};

/** When to poll a source next. What the publisher asks for outranks the usual interval, `limits.maxMs`
 *  outranks the publisher. Each failure in a row doubles the interval. Up to a tenth is added by `random` (0 to
 *  1), so that sources that were added together are not polled together for ever. */
export function nextPoll(now: Date, hints: PollHints, limits: PollLimits, random: number): Date {
  const intervalMs = limits.intervalMs * 2 ** Math.min(hints.failures, 20);
  const requestedMs = Math.max(intervalMs, hints.retryAfterMs ?? 0, hints.freshForMs ?? 0);
  const waitMs = Math.min(limits.maxMs, Math.max(limits.minMs, requestedMs)) * (1 + random / 10);
  return new Date(now.getTime() + Math.round(waitMs));
}
