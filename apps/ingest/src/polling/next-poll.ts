import type { PollReason } from '@newsline/contracts';

/** What is known about when to come again. */
export type PollHints = {
  /** How many articles the source has a day; null: not known yet. */
  readonly articlesPerDay: number | null;
  /** `Retry-After`, RFC 9110 section 10.2.3: no request before then. Null: it was not said. */
  readonly retryAfterMs: number | null;
  /** `Cache-Control: max-age` and `Expires` (RFC 9111), RSS `ttl`: nothing changes before. */
  readonly freshForMs: number | null;
  /** Hours of the day and days of the week, in UTC, that the publisher wants no polls at. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
  /** For so long pushes can be relied on to bring what is new; null: they can't. */
  readonly pushesForMs: number | null;
  /** Fetches in a row that failed. */
  readonly failures: number;
};

export type PollLimits = {
  /** How often a source is polled that has an article an hour. */
  readonly intervalMs: number;
  /** Never sooner. */
  readonly minMs: number;
  /** Never later: some publishers ask for a pause of years. */
  readonly maxMs: number;
};

export type NextPoll = { readonly at: Date; readonly reason: PollReason };

const hourMs = 3_600_000;

/** When to poll a source next, and why then. What the publisher asks for outranks the source's rhythm,
 *  `limits.maxMs` outranks the publisher. Each failure in a row doubles the interval. Up to a tenth is added
 *  by `random` (0 to 1), so that sources that were added together are not polled together for ever. */
export function nextPoll(
  now: Date,
  hints: PollHints,
  limits: PollLimits,
  random: number,
): NextPoll {
  const asked = longestWait(hints, limits);
  const waitMs = Math.max(limits.minMs, asked.ms);
  // It may be an eternity, and that is no date.
  const then = new Date(now.getTime() + Math.min(waitMs, limits.maxMs));
  const skippedMs = afterSkipped(then, hints).getTime() - then.getTime();
  const isCut = waitMs + skippedMs > limits.maxMs;
  const spreadMs = (Math.min(waitMs, limits.maxMs) * random) / 10;
  const at = new Date(
    now.getTime() + Math.round(Math.min(waitMs + skippedMs, limits.maxMs) + spreadMs),
  );
  if (isCut) return { at, reason: longestReason(limits.maxMs) };
  return { at, reason: skippedMs > 0 ? { kind: 'skipped-hours', values: {} } : asked.reason };
}

type Wait = { readonly ms: number; readonly reason: PollReason };

/** The longest of what was asked for. */
function longestWait(hints: PollHints, { intervalMs, maxMs }: PollLimits): Wait {
  const { articlesPerDay, failures, freshForMs, retryAfterMs } = hints;
  const asked = (kind: PollReason['kind'], ms: number | null): Wait => ({
    ms: ms ?? 0,
    reason: { kind, values: { seconds: String(Math.round((ms ?? 0) / 1000)) } },
  });
  if (hints.pushesForMs !== null && failures === 0)
    return { ms: Math.min(hints.pushesForMs, maxMs), reason: { kind: 'pushed', values: {} } };
  const usual = intervalFor(articlesPerDay, intervalMs);
  const waits: Wait[] = [
    failures > 0
      ? {
          ms: usual * 2 ** Math.min(failures, 20),
          reason: { kind: 'failures', values: { failures: String(failures) } },
        }
      : { ms: usual, reason: rhythmReason(articlesPerDay) },
    asked('publisher', freshForMs),
    asked('retry-after', retryAfterMs),
  ];
  return waits.reduce((longest, wait) => (wait.ms > longest.ms ? wait : longest));
}

/** Of a given number of polls, the least time passes between articles and their polls where sources are
 *  polled as often as the square roots of their rates are: Sia, Cho, Cho, "Efficient Monitoring Algorithm
 *  for Fast News Alerts", 2007, section 4. */
function intervalFor(articlesPerDay: number | null, intervalMs: number): number {
  if (articlesPerDay === null) return intervalMs;
  return intervalMs * Math.sqrt(24 / articlesPerDay);
}

function rhythmReason(articlesPerDay: number | null): PollReason {
  if (articlesPerDay === null) return { kind: 'usual', values: {} };
  return { kind: 'rhythm', values: { perDay: articlesPerDay.toPrecision(3) } };
}

function longestReason(maxMs: number): PollReason {
  return { kind: 'longest', values: { seconds: String(Math.round(maxMs / 1000)) } };
}

/** The first instant from `at` on that is in no hour and on no day that the publisher wants skipped; `at`
 *  where that is all of them. */
function afterSkipped(at: Date, { skipHours, skipDays }: PollHints): Date {
  const isSkipped = (time: Date) =>
    skipHours.includes(time.getUTCHours()) || skipDays.includes(time.getUTCDay());
  let time = at;
  for (let hour = 0; isSkipped(time); hour += 1) {
    if (hour === 7 * 24) return at;
    time = new Date((Math.floor(time.getTime() / hourMs) + 1) * hourMs);
  }
  return time;
}
