import type { SourceWarning } from '@newsline/contracts';
import { announce } from './announce.ts';
import type { IngestDependencies } from './dependencies.ts';
import { fetchPages, type KnownDrafts, type PagePlan } from './fetch-pages.ts';
import type { PollControl } from './poll-loop.ts';
import type { PollNotes } from './poll-notes.ts';
import { added, emptyTally, tallyOf, type Tally } from './poll-record.ts';
import { changesIn } from './source-changes.ts';
import type { Source } from './source-store.ts';

/** Articles with pages are published when there are so many of them, or after so long. */
const mostPagesAtOnce = 10;
const longestPagesWaitMs = 5_000;

/** Fetches the pages of articles, and publishes these as they come.
 *  @param notes what is to be said of the pages is added to it
 *  @returns how many article versions were published, of how many articles; null: polling was stopped
 *    meanwhile */
export async function announcePages(
  source: Source,
  { withPages }: PagePlan,
  dependencies: IngestDependencies,
  control: PollControl,
  notes: PollNotes,
): Promise<{ readonly announced: number; readonly tally: Tally } | null> {
  let completed: KnownDrafts[] = [];
  let announced = 0;
  let tally = emptyTally;
  let since = performance.now();
  const announceCompleted = async () => {
    const drafts = completed.flatMap((article) => article.drafts);
    const known = completed.flatMap((article) => article.known);
    const changes = await changesIn(source, { drafts, known }, dependencies);
    await announce(changes, [], dependencies.now(), dependencies);
    announced += changes.newVersions.length;
    tally = added(tally, tallyOf(changes));
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
    if (!(await dependencies.sources.get(source.id))) return { announced, tally };
  }
  await announceCompleted();
  return { announced, tally };
}

/** That not all pages were fetched. */
export function pageWarnings(
  { withPages, leftOut }: PagePlan,
  { outOfTime }: PollControl,
): SourceWarning[] {
  const fetched = withPages.length;
  const leftOutWarning = { kind: 'pages-left-out', fetched, wanted: fetched + leftOut } as const;
  return [
    ...(leftOut > 0 ? [leftOutWarning] : []),
    ...(fetched > 0 && outOfTime.aborted ? [{ kind: 'pages-out-of-time' } as const] : []),
  ];
}
