import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { SourceState } from '@newsline/contracts';
import type { FeedHead } from '../feeds/parsed-feed.ts';
import { countArticles } from '../ingest-metrics.ts';
import type { IngestDependencies } from './dependencies.ts';
import { detectChanges, noChanges, type DetectedChanges } from './detect-changes.ts';
import { eventsOf } from './events-of-changes.ts';
import { fetchPages } from './fetch-pages.ts';
import { outletsOf, sourcePolled } from './manage-sources.ts';
import { publishRemoval, undoSource } from './remove-source.ts';
import { nextPoll } from './next-poll.ts';
import type { ReadFeed } from './reader.ts';
import type { Source, Validators } from './source-store.ts';
import type { FetchOutcome } from './fetcher.ts';

export type PollOutcome = 'changed' | 'unchanged' | 'not-modified' | 'failed';

const maxWarnings = 10;
/** In characters. */
const maxWarning = 200;

const feedTypes =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

type FetchedFeed =
  | { readonly kind: 'unchanged'; readonly freshForMs: number | null }
  | {
      readonly kind: 'read';
      readonly feed: ReadFeed;
      readonly validators: Validators;
      readonly freshForMs: number | null;
    }
  | Extract<FetchOutcome, { kind: 'failed' }>;

/** Fetches a source, publishes what is new there and the state of the source. All of it is published
 *  before anything is remembered: a crash repeats work, it never loses an article. */
export async function pollSource(
  leased: Source,
  dependencies: IngestDependencies,
): Promise<PollOutcome> {
  const { articles, bus, sources } = dependencies;
  const fetched = await fetchFeed(leased, dependencies);
  const source = fetched.kind === 'read' ? withFeedHead(leased, fetched.feed.head) : leased;
  const changes =
    fetched.kind === 'read'
      ? await detectFeedChanges(source, fetched.feed, dependencies)
      : noChanges;
  const { newVersions, observations, outcomes } = changes;
  const polled = withHealth(source, fetched, newVersions.length, dependencies);
  const now = dependencies.now();
  await bus.publish([...eventsOf(changes, now), sourcePolled(polled, now)]);
  if (observations.length > 0) await articles.remember(observations, newVersions);
  countArticles(outcomes);
  reportHealthChange(leased, polled, dependencies);
  const outcome = outcomeOf(fetched, newVersions.length);
  const stored = await sources.savePoll(polled, leased);
  if (stored) {
    // What an operator changed during the poll was published before the poll's own state. The later
    // state counts, and one of the same millisecond would be dropped as a repeat.
    const later = new Date(Math.max(dependencies.now().getTime(), now.getTime() + 1));
    if (!isDeepStrictEqual(stored, polled)) await bus.publish([sourcePolled(stored, later)]);
    return outcome;
  }
  // It was removed meanwhile; consumers may see the events above after its removal: withdraw them.
  await undoSource(source.id, dependencies);
  await publishRemoval(source.id, dependencies);
  return outcome;
}

function outcomeOf(fetched: FetchedFeed, announced: number): PollOutcome {
  if (fetched.kind === 'failed') return 'failed';
  if (fetched.kind === 'unchanged') return 'not-modified';
  return announced > 0 ? 'changed' : 'unchanged';
}

/** Once, not at each poll: the source's health shows it from then on. */
function reportHealthChange(
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

async function fetchFeed(
  source: Source,
  { fetcher, reader, now }: IngestDependencies,
): Promise<FetchedFeed> {
  const { validators } = source;
  const fetched = await fetcher.fetch({ url: source.url, accept: feedTypes, validators });
  if (fetched.kind === 'failed') return fetched;
  if (fetched.kind === 'not-modified') return { kind: 'unchanged', freshForMs: fetched.freshForMs };
  const { body, contentType, url, etag, lastModified, freshForMs } = fetched;
  // Some answer 200 with the very same bytes, or with an ETag that never changes.
  const bodyHash = hash('sha256', body, 'base64url');
  if (bodyHash === validators.bodyHash) return { kind: 'unchanged', freshForMs };
  const { id: sourceId, language, folders } = source;
  const read = await reader.readFeed({
    body,
    contentType,
    url,
    context: { sourceId, outlets: outletsOf(source), now: now(), language, folders },
  });
  if (read.kind === 'unreadable') return { ...read, kind: 'failed', retryAfterMs: null };
  return {
    kind: 'read',
    feed: read.result,
    validators: { etag, lastModified, bodyHash },
    freshForMs,
  };
}

async function detectFeedChanges(
  source: Source,
  feed: ReadFeed,
  dependencies: IngestDependencies,
): Promise<DetectedChanges> {
  const origin = {
    sourceId: source.id,
    sourceName: source.name,
    demonstration: source.demonstration,
  };
  const keyLists = feed.drafts.map(({ keys }) => keys);
  const known = await dependencies.articles.find(source.id, keyLists);
  const drafts = source.fullText ? await fetchPages(feed.drafts, known, dependencies) : feed.drafts;
  return detectChanges(drafts, known, origin, dependencies.now());
}

function withHealth(
  source: Source,
  fetched: FetchedFeed,
  announced: number,
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
  const health: SourceState['health'] = {
    status: fetched.kind === 'failed' ? 'failing' : 'ok',
    lastPolledAt: at.toISOString(),
    lastChangedAt: announced > 0 ? at.toISOString() : source.health.lastChangedAt,
    nextPollAt: nextPoll(at, hints, limits, random()).toISOString(),
    failures,
    problem: fetched.kind === 'failed' ? fetched.problem : null,
    problemDetails: (fetched.kind === 'failed' && fetched.details) || null,
    warnings: fetched.kind === 'read' ? shortened(fetched.feed.warnings) : source.health.warnings,
    articlesSeen: source.health.articlesSeen + announced,
  };
  return { ...source, health, ...(fetched.kind === 'read' && { validators: fetched.validators }) };
}

/** A broken feed may have a great many, with words of its own in them. */
function shortened(warnings: readonly string[]): string[] {
  return warnings
    .slice(0, maxWarnings)
    .map((text) => (text.length <= maxWarning ? text : `${text.slice(0, maxWarning - 1)}…`));
}

/** What the operator left open is taken from the feed's own head. */
function withFeedHead(source: Source, { title, link, language }: FeedHead): Source {
  return {
    ...source,
    name: source.name === source.url && title ? title : source.name,
    siteUrl: source.siteUrl ?? link,
    language: source.language ?? language?.slice(0, 2).toLowerCase() ?? null,
  };
}
