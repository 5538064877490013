import { ArticleIngested, ArticleObserved, type NewsEvent } from '@newsline/contracts';
import type { DetectedChanges } from './detect-changes.ts';

/** What is to be published of a poll's changes before they are remembered. */
export function eventsOf(
  { newVersions, newPointers }: Pick<DetectedChanges, 'newVersions' | 'newPointers'>,
  now: Date,
): NewsEvent[] {
  const context = { service: 'ingest', now };
  const asOf = now.toISOString();
  return [
    ...newVersions.map((article) => ArticleIngested.create({ article }, context)),
    ...newPointers.map((pointer) => ArticleObserved.create({ ...pointer, asOf }, context)),
  ];
}
