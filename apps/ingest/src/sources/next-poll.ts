/** What the last fetch said about when to come again; null where it said nothing. */
export type PollHints = {
  /** `Retry-After`, RFC 9110 section 10.2.3: until then the host wants to be left alone. */
  readonly retryAfterMs: number | null;
  /** `Cache-Control: max-age` (RFC 9111), RSS `ttl`: nothing changes before. */
  readonly freshForMs: number | null;
  /** Fetches in a row that failed. */
  readonly failures: number;
};

export type PollLimits = {
  /** How often a source is polled that says nothing. */
  readonly everyMs: number;
  /** Never sooner. */
  readonly minMs: number;
  /** Never later: some ask to be left alone for years. */
  readonly maxMs: number;
};

/** When to look at a source again. The publisher's wish outranks its rhythm, `limits.maxMs` outranks
 *  the publisher. Each failure in a row doubles the wait. Up to a tenth is added by `random` (0 to
 *  1), so that sources that were added together are not polled together for ever. */
export function nextPoll(now: Date, hints: PollHints, limits: PollLimits, random: number): Date {
  const rhythm = limits.everyMs * 2 ** Math.min(hints.failures, 20);
  const asked = Math.max(rhythm, hints.retryAfterMs ?? 0, hints.freshForMs ?? 0);
  const waitMs = Math.min(limits.maxMs, Math.max(limits.minMs, asked)) * (1 + random / 10);
  return new Date(now.getTime() + Math.round(waitMs));
}
