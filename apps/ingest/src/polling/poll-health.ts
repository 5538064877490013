import { type SourceState } from '@newsline/contracts';
import { cutText } from './cut-text.ts';
import type { IngestDependencies } from './dependencies.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import { nextPoll } from './next-poll.ts';
import type { ReadFeed } from './reader.ts';
import type { Source } from './source-store.ts';

const maxWarnings = 10;
/** In characters. */
const maxWarning = 200;
/** When a source that is gone is polled next: not before an operator asks. */
const never = '9999-12-31T23:59:59.999Z';

/** What a poll makes of a source's health.
 *  @param announced as many article versions
 *  @param warnings what the poll adds to those of reading the feed */
export function withHealth(
  source: Source,
  fetched: FetchedFeed,
  announced: number,
  warnings: readonly string[],
  { now, random, limits }: IngestDependencies,
): Source {
  const at = now();
  const failures = fetched.kind === 'failed' ? source.health.failures + 1 : 0;
  const ttlMs = fetched.kind === 'read' ? (fetched.feed.head.ttlMinutes ?? 0) * 60_000 : 0;
  const hints = {
    failures,
    retryAfterMs: fetched.kind === 'failed' ? fetched.retryAfterMs : null,
    freshForMs: fetched.kind === 'failed' ? null : Math.max(fetched.freshForMs ?? 0, ttlMs),
  };
  const isGone = fetched.kind === 'failed' && fetched.details?.kind === 'gone';
  const health: SourceState['health'] = {
    status: fetched.kind === 'failed' ? 'failing' : 'ok',
    lastPolledAt: at.toISOString(),
    lastChangedAt: announced > 0 ? at.toISOString() : source.health.lastChangedAt,
    nextPollAt: isGone ? never : nextPoll(at, hints, limits, random()).toISOString(),
    endedAt: isGone ? (source.health.endedAt ?? at.toISOString()) : null,
    failures,
    problem: fetched.kind === 'failed' ? fetched.problem : null,
    problemDetails: (fetched.kind === 'failed' && fetched.details) || null,
    warnings:
      fetched.kind === 'read'
        ? shortened([...warnings, ...fetched.feed.warnings])
        : source.health.warnings,
    articlesSeen: source.health.articlesSeen + announced,
  };
  return {
    ...source,
    health,
    ...(fetched.kind !== 'failed' && { validators: fetched.validators }),
  };
}

/** A broken feed may have a great many, with words of its own in them. */
function shortened(warnings: readonly string[]): string[] {
  return warnings.slice(0, maxWarnings).map((text) => cutText(text, maxWarning));
}

/** What the operator left open is taken from the feed's own head. */
export function withFeed(
  source: Source,
  { head: { title, link, language }, sharedLinks }: Pick<ReadFeed, 'head' | 'sharedLinks'>,
): Source {
  return {
    ...source,
    sharedLinks: [...sharedLinks],
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
