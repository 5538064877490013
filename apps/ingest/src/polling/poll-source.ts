import { isDeepStrictEqual } from 'node:util';
import type { SourcePoll } from '@newsline/contracts';
import { announce } from './announce.ts';
import { announcePages, pageWarnings } from './announce-pages.ts';
import { leaveAlone } from './busy-host.ts';
import type { IngestDependencies } from './dependencies.ts';
import { noChanges, type DetectedChanges } from './detect-changes.ts';
import { inFeedOrder } from './feed-order.ts';
import { fetchFeed, type FetchedFeed } from './fetch-feed.ts';
import { findKnown } from './find-known.ts';
import { inTurn } from './in-turn.ts';
import { planPages, type PagePlan } from './fetch-pages.ts';
import { sourcePolled } from './manage-sources.ts';
import { withMove } from './moved-source.ts';
import { publishRemoval, undoSource } from './remove-source.ts';
import { broughtNothing, reportHealthChange, withFeed, withHealth } from './poll-health.ts';
import type { PollControl, PollFailure } from './poll-loop.ts';
import { PollNotes } from './poll-notes.ts';
import { added, emptyTally, pollRecord, tallyOf, type Tally } from './poll-record.ts';
import type { ReadFeed } from './reader.ts';
import { problemOf } from './source-problem.ts';
import { changesIn } from './source-changes.ts';
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
  const began = performance.now();
  const fetched = await fetchFeed(leased, dependencies, control);
  const taking = { began, control };
  const outcome = await takeIn(fetched, leased, leased, dependencies, taking);
  const offer = fetched.kind === 'read' ? fetched.offer : undefined;
  if (fetched.kind !== 'failed' && outcome !== 'stopped')
    await subscribe(leased.id, offer, dependencies);
  return outcome;
}

/** What a hub has brought. */
export type Push = { readonly feed: ReadFeed; readonly bytes: number; readonly began: number };

/** Publishes what is new in a feed that a hub has brought, and the state of its source.
 *  @param pushed the source with that push noted
 *  @param stored the source as it is stored */
export async function takeInPush(
  pushed: Source,
  stored: Source,
  { feed, bytes, began }: Push,
  dependencies: IngestDependencies,
): Promise<void> {
  const { validators } = stored;
  const answer = { status: null, bytes };
  const read = { kind: 'read', answer, feed, validators, freshForMs: null, offer: null } as const;
  await takeIn(read, pushed, stored, dependencies, { began, control: null });
}

type Taking = {
  /** By `performance.now()`. */
  readonly began: number;
  /** Null: it was pushed, and no pages are fetched. */
  readonly control: PollControl | null;
};

async function takeIn(
  fetched: FetchedFeed,
  begun: Source,
  leased: Source,
  dependencies: IngestDependencies,
  { began, control }: Taking,
): Promise<PollOutcome> {
  const by = control ? 'poll' : 'push';
  const save: Save = async (polled, outcome, tally, unannounced) => {
    const durationMs = performance.now() - began;
    const poll = pollRecord(fetched, polled, { outcome, by, durationMs, ...tally });
    await savePoll(polled, leased, unannounced, poll, dependencies);
    return outcome;
  };
  if (fetched.kind !== 'read') {
    const judged = withHealth(begun, fetched, broughtNothing, dependencies);
    const polled = await withMove(judged, fetched, dependencies);
    const outcome = fetched.kind === 'failed' ? 'failed' : 'not-modified';
    await save(polled, outcome, emptyTally, noChanges);
    if (fetched.kind === 'failed') await leaveAlone(fetched, polled, dependencies);
    return outcome;
  }
  return inTurn(fetched.feed.drafts, dependencies.articles, (giveWay) =>
    takeInFeed(fetched, begun, dependencies, { control, save, giveWay }),
  );
}

/** Publishes what was not published yet, and stores the source with what came of the poll. */
type Save = (
  polled: Source,
  outcome: Exclude<PollOutcome, 'stopped'>,
  tally: Tally,
  unannounced: DetectedChanges,
) => Promise<PollOutcome>;

async function takeInFeed(
  fetched: Extract<FetchedFeed, { kind: 'read' }>,
  begun: Source,
  dependencies: IngestDependencies,
  {
    control,
    save,
    giveWay,
  }: {
    readonly control: PollControl | null;
    readonly save: Save;
    /** Called once nothing that was looked up is to be announced any more, but articles whose pages are
     *  fetched: those take long. */
    readonly giveWay: () => void;
  },
): Promise<PollOutcome> {
  const source = withFeed(begun, fetched.feed);
  const { changes, plan, arrived } = await detectFeedChanges(source, fetched.feed, dependencies);
  const notes = new PollNotes();
  let announced = changes.newVersions.length;
  let tally = tallyOf(changes);
  let unannounced = changes;
  if (control && plan.withPages.length > 0) {
    control.feedIsRead();
    const now = dependencies.now();
    const soFar = { announced, arrived, warnings: [] };
    const readSoFar = withHealth(source, fetched, soFar, dependencies);
    await announce(changes, [sourcePolled(readSoFar, now)], now, dependencies);
    giveWay();
    unannounced = noChanges;
    const ofPages = await announcePages(source, plan, dependencies, control, notes);
    if (ofPages === null) return 'stopped';
    announced += ofPages.announced;
    tally = added(tally, ofPages.tally);
  }
  const warnings = control ? [...pageWarnings(plan, control), ...notes.all()] : [];
  const judged = withHealth(source, fetched, { announced, arrived, warnings }, dependencies);
  // A push says nothing of where the feed is.
  const polled = control ? await withMove(judged, fetched, dependencies) : judged;
  const outcome = await save(polled, announced > 0 ? 'changed' : 'unchanged', tally, unannounced);
  for (const [busyHost, retryAfterMs] of notes.busyHosts)
    await leaveAlone({ busyHost, retryAfterMs }, null, dependencies);
  return outcome;
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
    answer: { status: null, bytes: null },
    ...problemOf(failure.kind, values),
    retryAfterMs: null,
  } as const;
  const polled = withHealth(leased, failed, broughtNothing, dependencies);
  const durationMs = failure.kind === 'slow-poll' ? failure.timeoutMs : failure.durationMs;
  const about = { outcome: 'failed', by: 'poll', durationMs, ...emptyTally } as const;
  const poll = pollRecord(failed, polled, about);
  await savePoll(polled, leased, noChanges, poll, dependencies);
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

/** Publishes what was not published yet, and the state of the source, and stores it. */
async function savePoll(
  polled: Source,
  leased: Source,
  unannounced: DetectedChanges,
  poll: SourcePoll,
  dependencies: IngestDependencies,
): Promise<void> {
  const { bus, sources } = dependencies;
  const now = dependencies.now();
  const state = sourcePolled(polled, now, poll);
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
