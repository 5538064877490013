import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  ArticleIngested,
  SourcePolled,
  type NewsEvent,
  type SourceState,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { Report } from '@newsline/platform';
import type { AnnouncedArticles } from '../articles/announced-articles.ts';
import { fetchPages } from '../articles/fetch-pages.ts';
import { countArticles } from '../ingest-metrics.ts';
import { detectChanges, type DetectedChanges } from '../articles/detect-changes.ts';
import type { Fetcher } from './fetcher.ts';
import { sayRemoved, withdrawShown } from './manage-sources.ts';
import { nextPoll, type PollLimits } from './next-poll.ts';
import type { FeedDrafts, Reader } from './reader.ts';
import type { Source, SourceStore, Validators } from './source-store.ts';

export type PollTools = {
  readonly sources: SourceStore;
  readonly articles: AnnouncedArticles;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly bus: EventBus;
  readonly limits: PollLimits;
  readonly now: () => Date;
  readonly random: () => number;
  readonly onProblem: Report;
};

/** What came of a poll. */
export type PollOutcome = 'changed' | 'unchanged' | 'not-modified' | 'failed';

const feedTypes =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

type Poll =
  | { readonly kind: 'unchanged'; readonly freshForMs: number | null }
  | {
      readonly kind: 'read';
      readonly feed: FeedDrafts;
      readonly validators: Validators;
      readonly freshForMs: number | null;
    }
  | { readonly kind: 'failed'; readonly problem: string; readonly retryAfterMs: number | null };

/** Fetches a source, says what is new there and how the source fares. All of it is said before
 *  anything is remembered: a crash repeats work, it never loses an article. */
export async function pollSource(due: Source, tools: PollTools): Promise<PollOutcome> {
  const { articles, bus, sources } = tools;
  const poll = await look(due, tools);
  const source = poll.kind === 'read' ? describedBy(due, poll.feed) : due;
  const { newVersions, observations, outcomes } =
    poll.kind === 'read' ? await takeInFeed(source, poll.feed, tools) : nothingSeen;
  const polled = afterPoll(source, poll, newVersions.length, tools);
  const now = tools.now();
  const speaker = { service: 'ingest', now };
  await bus.publish([
    ...newVersions.map((article) => ArticleIngested.create({ article }, speaker)),
    sourcePolled(polled, now),
  ]);
  if (observations.length > 0) await articles.remember(observations, newVersions);
  countArticles(outcomes);
  sayWhereItFails(due, polled, tools);
  const outcome = outcomeOf(poll, newVersions.length);
  const kept = await sources.savePoll(polled, due);
  if (kept) {
    // What an operator changed during the poll was said before the poll's own word.
    if (!isDeepStrictEqual(kept, polled)) await bus.publish([sourcePolled(kept, tools.now())]);
    return outcome;
  }
  // It was removed meanwhile; what was said above may be heard later than that it was removed.
  await withdrawShown(source.id, tools);
  await sayRemoved(source.id, tools);
  return outcome;
}

function sourcePolled({ validators: _, ...source }: Source, now: Date): NewsEvent {
  return SourcePolled.create({ source, asOf: now.toISOString() }, { service: 'ingest', now });
}

const nothingSeen: DetectedChanges = { newVersions: [], observations: [], outcomes: [] };

function outcomeOf(poll: Poll, announced: number): PollOutcome {
  if (poll.kind === 'failed') return 'failed';
  if (poll.kind === 'unchanged') return 'not-modified';
  return announced > 0 ? 'changed' : 'unchanged';
}

/** Once, not at each poll: how it fares from then on is the source's health. */
function sayWhereItFails(
  before: Source,
  { id, url, health }: Source,
  { onProblem }: PollTools,
): void {
  const ids = { sourceId: id };
  if (health.status === 'failing' && before.health.failures === 0)
    onProblem(`${url} cannot be read: ${health.problem}`, undefined, { ids });
  if (health.status === 'ok' && before.health.failures > 0)
    onProblem(`${url} can be read again`, undefined, { level: 'info', ids });
}

async function look(source: Source, { fetcher, reader, now }: PollTools): Promise<Poll> {
  const { validators } = source;
  const fetched = await fetcher.fetch({ url: source.url, accept: feedTypes, validators });
  if (fetched.kind === 'failed') return fetched;
  if (fetched.kind === 'not-modified') return { kind: 'unchanged', freshForMs: fetched.freshForMs };
  const { body, contentType, url, etag, lastModified, freshForMs } = fetched;
  // Some answer 200 with the very same bytes, or with an ETag that never changes.
  const bodyHash = hash('sha256', body, 'base64url');
  if (bodyHash === validators.bodyHash) return { kind: 'unchanged', freshForMs };
  const { id: sourceId, language, folders } = source;
  const read = await reader.feed({
    body,
    contentType,
    url,
    context: { sourceId, now: now(), language, folders },
  });
  if (read.kind === 'unreadable')
    return { kind: 'failed', problem: read.problem, retryAfterMs: null };
  return {
    kind: 'read',
    feed: read.result,
    validators: { etag, lastModified, bodyHash },
    freshForMs,
  };
}

async function takeInFeed(
  source: Source,
  feed: FeedDrafts,
  tools: PollTools,
): Promise<DetectedChanges> {
  const origin = {
    sourceId: source.id,
    sourceName: source.name,
    demonstration: source.demonstration,
  };
  const drafts = source.fullText ? await fetchPages(feed.drafts, source, tools) : feed.drafts;
  return detectChanges(drafts, origin, tools.articles, tools.now());
}

function afterPoll(
  source: Source,
  poll: Poll,
  announced: number,
  { now, random, limits }: PollTools,
): Source {
  const at = now();
  const failures = poll.kind === 'failed' ? source.health.failures + 1 : 0;
  const ttlMs = poll.kind === 'read' ? (poll.feed.ttlMinutes ?? 0) * 60_000 : 0;
  const hints = {
    failures,
    retryAfterMs: poll.kind === 'failed' ? poll.retryAfterMs : null,
    freshForMs: poll.kind === 'failed' ? null : Math.max(poll.freshForMs ?? 0, ttlMs),
  };
  const health: SourceState['health'] = {
    status: poll.kind === 'failed' ? 'failing' : 'ok',
    lastPolledAt: at.toISOString(),
    lastChangedAt: announced > 0 ? at.toISOString() : source.health.lastChangedAt,
    nextPollAt: nextPoll(at, hints, limits, random()).toISOString(),
    failures,
    problem: poll.kind === 'failed' ? poll.problem : null,
    articlesSeen: source.health.articlesSeen + announced,
  };
  return { ...source, health, ...(poll.kind === 'read' && { validators: poll.validators }) };
}

/** What the operator left open, the feed says of itself. */
function describedBy(source: Source, { title, siteUrl, language }: FeedDrafts): Source {
  return {
    ...source,
    name: source.name === source.url && title ? title : source.name,
    siteUrl: source.siteUrl ?? siteUrl,
    language: source.language ?? language?.slice(0, 2).toLowerCase() ?? null,
  };
}
