import { createHash } from 'node:crypto';
import { ArticleIngested, SourcePolled, type SourceState } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { ArticleLog } from '../articles/article-log.ts';
import { fetchPages } from '../articles/fetch-pages.ts';
import { takeIn } from '../articles/take-in.ts';
import type { Fetcher } from './fetcher.ts';
import { withdrawShown } from './manage-sources.ts';
import { nextPoll, type PollLimits } from './next-poll.ts';
import type { FeedDrafts, Reader } from './reader.ts';
import type { Source, SourceStore, Validators } from './source-store.ts';

export type PollTools = {
  readonly sources: SourceStore;
  readonly articles: ArticleLog;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly bus: EventBus;
  readonly limits: PollLimits;
  readonly now: () => Date;
  readonly random: () => number;
};

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

/** Fetches a source, announces what is new there, and says how the source fares. Articles are
 *  announced before anything is remembered: a crash repeats work, it never loses an article. */
export async function pollSource(due: Source, tools: PollTools): Promise<SourceState> {
  const poll = await look(due, tools);
  const source = poll.kind === 'read' ? describedBy(due, poll.feed) : due;
  const announced = poll.kind === 'read' ? await announce(source, poll.feed, tools) : 0;
  const polled = afterPoll(source, poll, announced, tools);
  const { validators: _, ...state } = polled;
  if (!(await tools.sources.replace(polled))) {
    await withdrawShown(source.id, tools); // It was removed while it was being polled.
    return state;
  }
  const now = tools.now();
  const event = SourcePolled.say(
    { source: state, asOf: now.toISOString() },
    { service: 'ingest', now },
  );
  await tools.bus.publish([event]);
  return state;
}

async function look(source: Source, { fetcher, reader, now }: PollTools): Promise<Poll> {
  const { validators } = source;
  const fetched = await fetcher.fetch({ url: source.url, accept: feedTypes, validators });
  if (fetched.kind === 'failed') return fetched;
  if (fetched.kind === 'not-modified') return { kind: 'unchanged', freshForMs: fetched.freshForMs };
  const { body, contentType, url, etag, lastModified, freshForMs } = fetched;
  // Some answer 200 with the very same bytes, or with an ETag that never changes.
  const bodyHash = createHash('sha256').update(body).digest('base64url');
  if (bodyHash === validators.bodyHash) return { kind: 'unchanged', freshForMs };
  const { language, folders } = source;
  const read = await reader.feed({
    body,
    contentType,
    url,
    context: { now: now(), language, folders },
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

/** How many article versions were new. */
async function announce(source: Source, feed: FeedDrafts, tools: PollTools): Promise<number> {
  const { articles, bus, now } = tools;
  const origin = {
    sourceId: source.id,
    sourceName: source.name,
    demonstration: source.demonstration,
  };
  const at = now();
  const drafts = source.fullText ? await fetchPages(feed.drafts, source, tools) : feed.drafts;
  const { fresh, sightings } = await takeIn(drafts, origin, articles, at);
  const said = fresh.map((article) =>
    ArticleIngested.say({ article }, { service: 'ingest', now: at }),
  );
  await bus.publish(said);
  await articles.remember(sightings, fresh);
  return fresh.length;
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
