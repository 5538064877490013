import type { Snapshot } from '../search/engine.ts';
import type { DocumentHeader } from './index-document.ts';

// No number alone can say what was there at a moment: of two writers who take number 5 and number 6, the
// second may be done first, and who then took "all up to 6" would see 5 come up later. So each writer counts
// for itself (`arrived`, `writer`), and hands its tasks to the server in the order of its numbers, in which
// they are done. With every task goes a document that tells how far its writer is: what is there of a writer
// at any moment is what that document says.

/** The key of the documents that tell how far writers are. */
export const writersKey = 'writers';

/** @param headers all with `writersKey` */
export function snapshotOf(headers: readonly DocumentHeader[]): Snapshot {
  const asOf = Math.max(0, ...headers.map(({ settled = 0 }) => settled));
  const lasts = new Map<number, number>();
  for (const { writer = 0, arrived = 0 } of headers)
    if (arrived > Math.max(asOf, lasts.get(writer) ?? 0)) lasts.set(writer, arrived);
  return { asOf, writers: [...lasts] };
}

/** A filter that what was there passes. What has no writer is of an earlier version of Newsline, which
 *  may still be at work while replicas are replaced: it counts from one, and cursors that it gave out
 *  have no writers. */
export function existedAt({ asOf, writers }: Snapshot): string {
  if (!writers) return `arrived <= ${asOf}`;
  const each = writers.map(([writer, last]) => `(writer = ${writer} AND arrived <= ${last})`);
  return `(${[`arrived <= ${asOf}`, 'writer NOT EXISTS', ...each].join(' OR ')})`;
}
