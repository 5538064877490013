import type { SourcePoll } from '@newsline/contracts';
import type { DetectedChanges } from './detect-changes.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import type { Source } from './source-store.ts';

/** How many articles a poll found to be new, and how many it found changed. */
export type Tally = Pick<SourcePoll, 'newArticles' | 'changedArticles'>;

export const emptyTally: Tally = { newArticles: 0, changedArticles: 0 };

/** Each article once, in however many states its feed shows it. A corrected date is a change as well. */
export function tallyOf({ newVersions }: Pick<DetectedChanges, 'newVersions'>): Tally {
  const all = new Set(newVersions.map(({ id }) => id));
  const isNew = new Set(newVersions.filter(({ version }) => version === 1).map(({ id }) => id));
  return { newArticles: isNew.size, changedArticles: all.size - isNew.size };
}

export function added(one: Tally, other: Tally): Tally {
  return {
    newArticles: one.newArticles + other.newArticles,
    changedArticles: one.changedArticles + other.changedArticles,
  };
}

type Polled = Tally & {
  readonly outcome: Exclude<SourcePoll['outcome'], 'paused'>;
  readonly by: SourcePoll['by'];
  readonly durationMs: number;
};

/** A poll as operators are shown it.
 *  @param health what it made of its source's */
export function pollRecord(
  fetched: FetchedFeed,
  { health }: Pick<Source, 'health'>,
  { durationMs, ...polled }: Polled,
): SourcePoll {
  const isRead = fetched.kind === 'read';
  return {
    at: health.lastPolledAt ?? health.nextPollAt,
    ...fetched.answer,
    ...polled,
    durationMs: Math.round(durationMs),
    refusedArticles: isRead ? refusedArticles(fetched) : 0,
    problem: health.problem,
    problemDetails: health.problemDetails,
    // A source that is as it was keeps its warnings; this poll met none.
    warnings: isRead ? health.warnings : [],
    warningDetails: isRead ? health.warningDetails : [],
  };
}

/** That a source was not polled, as its host asked another for a pause. */
export function pausedPoll(now: Date): SourcePoll {
  return {
    at: now.toISOString(),
    outcome: 'paused',
    by: 'poll',
    status: null,
    bytes: null,
    durationMs: 0,
    ...emptyTally,
    refusedArticles: 0,
    problem: null,
    problemDetails: null,
    warnings: [],
    warningDetails: [],
  };
}

/** Each article that is left out is counted in the warning that says so. */
function refusedArticles({ feed }: Extract<FetchedFeed, { kind: 'read' }>): number {
  return feed.warnings
    .map((warning) => {
      if (warning.kind === 'empty-articles') return warning.count;
      if (warning.kind === 'unread-articles') return warning.count - warning.read;
      if (warning.kind === 'untaken-articles') return warning.count - warning.taken;
      return 0;
    })
    .reduce((sum, count) => sum + count, 0);
}
