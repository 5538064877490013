import { counter, gaugeOf, histogram } from '@newsline/platform';
import type { SourceStore } from './polling/source-store.ts';

const polls = counter(
  'newsline_ingest_polls_total',
  'Polls of sources: changed (new articles or versions), unchanged (read, nothing new), not-modified (the same bytes as before), failed (see the health of the source), stopped (Newsline was stopped meanwhile; it is polled again), broken-off (a fault of Newsline or its servers)',
  ['outcome'],
);
const pollDuration = histogram(
  'newsline_ingest_poll_duration_seconds',
  'How long a poll took, from fetching to publishing',
  ['outcome'],
);
const articles = counter(
  'newsline_ingest_articles_total',
  'Articles that were polled or submitted: new, changed (a new version) or known',
  ['outcome'],
);
export const fetchedBytes = counter(
  'newsline_ingest_fetched_bytes_total',
  'Bytes of feeds and pages, after decompression',
);

/** Polls that are later than that are held up by something. */
const lateMs = 60_000;
const maxCounted = 10_000;

/** The stores of the `Ingest`s that poll in this process. */
const stores = new Set<SourceStore>();

gaugeOf(
  'newsline_ingest_sources_due',
  `Sources that are due and that no replica is polling, at most ${maxCounted}. Every replica reports the sources of all`,
  [],
  async (gauge) => {
    for (const store of stores) gauge.set((await store.due(new Date(), maxCounted)).length);
  },
);
gaugeOf(
  'newsline_ingest_sources_late',
  `Of those, sources that are more than ${lateMs / 1000} s overdue`,
  [],
  async (gauge) => {
    const then = new Date(Date.now() - lateMs);
    for (const store of stores) gauge.set((await store.due(then, maxCounted)).length);
  },
);

/** @returns what stops the watching */
export function watchSources(store: SourceStore): () => void {
  stores.add(store);
  return () => void stores.delete(store);
}

export function countArticles(outcomes: readonly { readonly outcome: string }[]): void {
  for (const [outcome, ofIt] of Map.groupBy(outcomes, (one) => one.outcome))
    articles.inc({ outcome }, ofIt.length);
}

export async function measurePoll<Outcome extends string>(
  poll: () => Promise<Outcome>,
): Promise<void> {
  const began = performance.now();
  let outcome: string = 'broken-off';
  try {
    outcome = await poll();
  } finally {
    polls.inc({ outcome });
    pollDuration.observe({ outcome }, (performance.now() - began) / 1000);
  }
}
