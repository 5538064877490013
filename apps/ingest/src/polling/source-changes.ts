import { withCorrectedDates } from './correct-dates.ts';
import type { IngestDependencies } from './dependencies.ts';
import { detectChanges, type DetectedChanges } from './detect-changes.ts';
import type { KnownDrafts } from './fetch-pages.ts';
import type { Source } from './source-store.ts';

/** What is new or changed in what a source shows now. */
export async function changesIn(
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
