import type { SourceOutage, SourceState, SourceWarning } from '@newsline/contracts';
import { warningText } from '../feeds/warning-text.ts';
import { cutText } from './cut-text.ts';
import type { IngestDependencies } from './dependencies.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import { nextPoll } from './next-poll.ts';
import type { ReadFeed } from './reader.ts';
import { articlesPerDay } from './rhythm.ts';
import { scheduleAfter } from './schedule.ts';
import type { Source } from './source-store.ts';
import { pushesForMs, subscriptionAfter } from './websub/subscription.ts';

const maxWarnings = 10;
/** In characters. */
const maxWarning = 200;
/** When a source that is gone is polled next: not before an operator asks. */
const never = '9999-12-31T23:59:59.999Z';

/** What a poll brought. */
export type Brought = {
  /** Article versions that were announced. */
  readonly announced: number;
  /** Articles that the source had not shown before. */
  readonly arrived: number;
  /** What is to be said besides what reading the feed said. */
  readonly warnings: readonly SourceWarning[];
};

export const broughtNothing: Brought = { announced: 0, arrived: 0, warnings: [] };

/** What a poll makes of a source's health, and when it is polled next. */
export function withHealth(
  source: Source,
  fetched: FetchedFeed,
  { announced, arrived, warnings }: Brought,
  { now, random, limits }: IngestDependencies,
): Source {
  const at = now();
  const failures = fetched.kind === 'failed' ? source.health.failures + 1 : 0;
  const schedule = scheduleAfter(source.schedule, fetched, arrived, at);
  const subscription = subscriptionAfter(source.subscription, arrived, at);
  const perDay = schedule && articlesPerDay(schedule.rhythm);
  const ttlMs = (schedule?.ttlMinutes ?? 0) * 60_000;
  const next = nextPoll(
    at,
    {
      articlesPerDay: perDay,
      failures,
      retryAfterMs: fetched.kind === 'failed' ? fetched.retryAfterMs : null,
      freshForMs: fetched.kind === 'failed' ? null : Math.max(fetched.freshForMs ?? 0, ttlMs),
      skipHours: schedule?.skipHours ?? [],
      skipDays: schedule?.skipDays ?? [],
      pushesForMs: pushesForMs(subscription, at),
    },
    limits,
    random(),
  );
  const isGone = fetched.kind === 'failed' && fetched.details?.kind === 'gone';
  const health: SourceState['health'] = {
    status: fetched.kind === 'failed' ? 'failing' : 'ok',
    lastPolledAt: at.toISOString(),
    lastChangedAt: announced > 0 ? at.toISOString() : source.health.lastChangedAt,
    nextPollAt: isGone ? never : next.at.toISOString(),
    nextPollReason: isGone ? null : next.reason,
    articlesPerDay: perDay && Number(perDay.toPrecision(3)),
    endedAt: isGone ? (source.health.endedAt ?? at.toISOString()) : null,
    failures,
    problem: fetched.kind === 'failed' ? fetched.problem : null,
    problemDetails: (fetched.kind === 'failed' && fetched.details) || null,
    ...(fetched.kind === 'read'
      ? warned([...warnings, ...fetched.feed.warnings])
      : { warnings: source.health.warnings, warningDetails: source.health.warningDetails }),
    outage: outageAfter(source, fetched, at),
    articlesSeen: source.health.articlesSeen + announced,
  };
  const validators = fetched.kind === 'failed' ? source.validators : fetched.validators;
  return { ...source, health, schedule, subscription, validators };
}

/** A broken feed may have a great many, with words of its own in them. */
function warned(
  warnings: readonly SourceWarning[],
): Pick<SourceState['health'], 'warnings' | 'warningDetails'> {
  const first = warnings.slice(0, maxWarnings);
  return {
    warnings: first.map((warning) => cutText(warningText(warning), maxWarning)),
    warningDetails: first,
  };
}

/** It begins with the first poll that fails and ends with the next that does not. */
function outageAfter({ health }: Source, fetched: FetchedFeed, at: Date): SourceOutage | null {
  const { outage, failures, lastPolledAt } = health;
  const isOn = outage !== null && outage.endedAt === null;
  if (fetched.kind !== 'failed') return isOn ? { ...outage, endedAt: at.toISOString() } : outage;
  if (isOn) return outage;
  // An earlier version did not note when it began.
  const since = failures > 0 && lastPolledAt !== null ? lastPolledAt : at.toISOString();
  const { problem, details: problemDetails = null } = fetched;
  return { since, problem, problemDetails, endedAt: null };
}

/** What the operator left open is taken from the feed's own head. */
export function withFeed(
  source: Source,
  {
    head: { title, link, language },
    sharedLinks,
    listPaths,
  }: Pick<ReadFeed, 'head' | 'sharedLinks' | 'listPaths'>,
): Source {
  return {
    ...source,
    sharedLinks: [...sharedLinks],
    listPaths: [...listPaths],
    name: source.name === source.url && title ? title : source.name,
    siteUrl: source.siteUrl ?? link,
    language: source.language ?? language?.slice(0, 2).toLowerCase() ?? null,
  };
}

/** Once, not at each poll: the source's health shows it from then on. */
export function reportHealthChange(
  before: Source,
  { id, url, health }: Source,
  { onProblem }: IngestDependencies,
): void {
  const ids = { sourceId: id };
  if (health.status === 'failing' && before.health.failures === 0)
    onProblem(`${url} cannot be read: ${health.problem}`, undefined, { ids });
  if (health.status === 'ok' && before.health.failures > 0)
    onProblem(`${url} can be read again`, undefined, { level: 'info', ids });
}
