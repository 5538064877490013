import { isDeepStrictEqual } from 'node:util';
import type { NewsEvent } from '@newsline/contracts';
import { announce } from './announce.ts';
import { leaveAlone } from './busy-host.ts';
import type { IngestDependencies } from './dependencies.ts';
import { withCorrectedDates } from './correct-dates.ts';
import { detectChanges, noChanges, type DetectedChanges } from './detect-changes.ts';
import { inFeedOrder } from './feed-order.ts';
import { fetchFeed, type FetchedFeed } from './fetch-feed.ts';
import { findKnown } from './find-known.ts';
import { inTurn } from './in-turn.ts';
import { fetchPages, planPages, type KnownDrafts, type PagePlan } from './fetch-pages.ts';
import { sourcePolled } from './manage-sources.ts';
import { withMove } from './moved-source.ts';
import { publishRemoval, undoSource } from './remove-source.ts';
import { broughtNothing, reportHealthChange, withFeed, withHealth } from './poll-health.ts';
import type { PollControl, PollFailure } from './poll-loop.ts';
import type { ReadFeed } from './reader.ts';
import { problemOf } from './source-problem.ts';
import type { Source } from './source-store.ts';
import { subscribe } from './websub/subscribe.ts';

/** `stopped`: polling was stopped before it was done; the source is as due as it was. */
export type PollOutcome = 'changed' | 'unchanged' | 'not-modified' | 'failed' | 'stopped';

/** Fetches a source, publishes what is new there and the state of the source. What is published is
 *  remembered after that: a crash repeats work, it never loses an article. Articles whose pages are
 *  fetched are published as they come. */
export async function pollSource(
  leased: Source,
  dependencies: IngestDependencies,
  control: PollControl,
): Promise<PollOutcome> {
  const fetched = await fetchFeed(leased, dependencies, control);
  const outcome = await takeIn(fetched, leased, leased, dependencies, control);
  const offer = fetched.kind === 'read' ? fetched.offer : undefined;
  if (fetched.kind !== 'failed' && outcome !== 'stopped')
    await subscribe(leased.id, offer, dependencies);
  return outcome;
}

/** Publishes what is new in a feed that a hub has brought, and the state of its source.
 *  @param pushed the source with that push noted
 *  @param stored the source as it is stored */
export async function takeInPush(
  pushed: Source,
  stored: Source,
  feed: ReadFeed,
  dependencies: IngestDependencies,
): Promise<void> {
  const { validators } = stored;
  const fetched = { kind: 'read', feed, validators, freshForMs: null, offer: null } as const;
  await takeIn(fetched, pushed, stored, dependencies, null);
}

/** @param control null: no pages are fetched */
async function takeIn(
  fetched: FetchedFeed,
  begun: Source,
  leased: Source,
  dependencies: IngestDependencies,
  control: PollControl | null,
): Promise<PollOutcome> {
  if (fetched.kind !== 'read') {
    const judged = withHealth(begun, fetched, broughtNothing, dependencies);
    const polled = await withMove(judged, fetched, dependencies);
    await savePoll(polled, leased, noChanges, dependencies);
    if (fetched.kind === 'failed') await leaveAlone(fetched, polled, dependencies);
    return fetched.kind === 'failed' ? 'failed' : 'not-modified';
  }
  return inTurn(fetched.feed.drafts, dependencies.articles, (giveWay) =>
    takeInFeed(fetched, begun, leased, dependencies, control, giveWay),
  );
}

/** @param giveWay called once nothing that was looked up is to be announced any more, but articles whose
 *    pages are fetched: those take long */
async function takeInFeed(
  fetched: Extract<FetchedFeed, { kind: 'read' }>,
  begun: Source,
  leased: Source,
  dependencies: IngestDependencies,
  control: PollControl | null,
  giveWay: () => void,
): Promise<PollOutcome> {
  const source = withFeed(begun, fetched.feed);
  const { changes, plan, arrived } = await detectFeedChanges(source, fetched.feed, dependencies);
  const notes = new Set<string>();
  let announced = changes.newVersions.length;
  let unannounced = changes;
  if (control && plan.withPages.length > 0) {
    control.feedIsRead();
    const now = dependencies.now();
    const soFar = { announced, arrived, warnings: [] };
    const readSoFar = withHealth(source, fetched, soFar, dependencies);
    await announce(changes, [sourcePolled(readSoFar, now)], now, dependencies);
    giveWay();
    unannounced = noChanges;
    const added = await announcePages(source, plan, dependencies, control, notes);
    if (added === null) return 'stopped';
    announced += added;
  }
  const warnings = control ? [...pageWarnings(plan, control), ...notes] : [];
  const judged = withHealth(source, fetched, { announced, arrived, warnings }, dependencies);
  // A push says nothing of where the feed is.
  const polled = control ? await withMove(judged, fetched, dependencies) : judged;
  await savePoll(polled, leased, unannounced, dependencies);
  return announced > 0 ? 'changed' : 'unchanged';
}

/** Stores and publishes that a poll broke off, and when the source is polled next. */
export async function saveFailure(
  leased: Source,
  failure: PollFailure,
  dependencies: IngestDependencies,
): Promise<void> {
  const values =
    failure.kind === 'slow-poll' ? { seconds: String(failure.timeoutMs / 1000) } : undefined;
  const failed = {
    kind: 'failed',
    ...problemOf(failure.kind, values),
    retryAfterMs: null,
  } as const;
  const polled = withHealth(leased, failed, broughtNothing, dependencies);
  await savePoll(polled, leased, noChanges, dependencies);
}

/** What the feed itself says is new, and of which articles the pages are fetched first. */
async function detectFeedChanges(
  source: Source,
  feed: ReadFeed,
  dependencies: IngestDependencies,
): Promise<{
  readonly changes: DetectedChanges;
  readonly plan: PagePlan;
  /** Articles that this source had not shown before. */
  readonly arrived: number;
}> {
  const known = await findKnown(source.id, feed.drafts, dependencies);
  const drafts = inFeedOrder(feed.drafts, known);
  const plan: PagePlan = source.fullText
    ? planPages({ drafts, known }, dependencies.pagesPerPoll)
    : { complete: { drafts, known }, withPages: [], leftOut: 0 };
  const unseen = drafts.filter((_, at) => (known[at]?.fingerprint ?? null) === null);
  return {
    changes: await changesIn(source, plan.complete, dependencies),
    plan,
    arrived: new Set(unseen.map(({ idIfNew }) => idIfNew)).size,
  };
}

async function changesIn(
  source: Source,
  { drafts, known }: KnownDrafts,
  { now, articles }: IngestDependencies,
): Promise<DetectedChanges> {
  const at = now();
  const origin = {
    sourceId: source.id,
    sourceName: source.name,
    demonstration: source.demonstration,
  };
  const changes = detectChanges(drafts, known, origin, at);
  const polled = { id: source.id, lastChangedAt: source.health.lastChangedAt };
  return withCorrectedDates(changes, { drafts, known }, polled, at, articles);
}

/** Articles with pages are published when there are so many of them, or after so long. */
const mostPagesAtOnce = 10;
const longestPagesWaitMs = 5_000;

/** @param notes what is to be said of the pages is added to it
 *  @returns how many article versions were published; null: polling was stopped meanwhile */
async function announcePages(
  source: Source,
  { withPages }: PagePlan,
  dependencies: IngestDependencies,
  control: PollControl,
  notes: Set<string>,
): Promise<number | null> {
  let completed: KnownDrafts[] = [];
  let announced = 0;
  let since = performance.now();
  const announceCompleted = async () => {
    const drafts = completed.flatMap((article) => article.drafts);
    const known = completed.flatMap((article) => article.known);
    const changes = await changesIn(source, { drafts, known }, dependencies);
    await announce(changes, [], dependencies.now(), dependencies);
    announced += changes.newVersions.length;
    completed = [];
    since = performance.now();
  };
  for (const article of withPages) {
    try {
      completed.push(await fetchPages(article, source.id, dependencies, control, notes));
    } catch (error) {
      if (!control.stopping.aborted) throw error;
      await announceCompleted();
      return null;
    }
    const isTime = performance.now() - since >= longestPagesWaitMs;
    if (completed.length < mostPagesAtOnce && !isTime) continue;
    await announceCompleted();
    if (!(await dependencies.sources.get(source.id))) return announced;
  }
  await announceCompleted();
  return announced;
}

function pageWarnings({ withPages, leftOut }: PagePlan, { outOfTime }: PollControl): string[] {
  const wanted = withPages.length + leftOut;
  return [
    ...(leftOut > 0
      ? [
          `The pages of ${withPages.length} of its ${wanted} new articles were fetched (PAGES_PER_POLL); the others have what the feed says.`,
        ]
      : []),
    ...(withPages.length > 0 && outOfTime.aborted
      ? [
          'Not all pages could be fetched within POLL_TIMEOUT; those articles have what the feed says.',
        ]
      : []),
  ];
}

/** Publishes what was not published yet, and the state of the source, and stores it. */
async function savePoll(
  polled: Source,
  leased: Source,
  unannounced: DetectedChanges,
  dependencies: IngestDependencies,
): Promise<void> {
  const { bus, sources } = dependencies;
  const now = dependencies.now();
  const state: NewsEvent = sourcePolled(polled, now);
  await announce(unannounced, [state], now, dependencies);
  reportHealthChange(leased, polled, dependencies);
  const stored = await sources.savePoll(polled, leased);
  if (stored) {
    // What an operator changed during the poll was published before the poll's own state. The later
    // state counts, and one of the same millisecond would be dropped as a repeat.
    const later = new Date(Math.max(dependencies.now().getTime(), now.getTime() + 1));
    if (!isDeepStrictEqual(stored, polled)) await bus.publish([sourcePolled(stored, later)]);
    return;
  }
  // It was removed meanwhile; consumers may see the events above after its removal: withdraw them.
  await undoSource(polled.id, dependencies);
  await publishRemoval(polled.id, dependencies);
}
