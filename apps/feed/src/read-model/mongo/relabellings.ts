import { boundedTopics } from '../bounds.ts';
import type { ProjectionUpdate } from '../news-read-model.ts';

export type Relabelling = Extract<ProjectionUpdate, { kind: 'relabelled' }>;

type StoredVersion = { readonly version?: number; readonly topicsRevision?: number };

/** Whether it changes the article as it is stored.
 *  @param arriving the version that is stored with the same batch */
export function isRelabelledBy(
  { version, revision }: Relabelling,
  stored: StoredVersion | undefined,
  arriving: number | undefined,
): boolean {
  if (arriving === version) return true;
  return stored?.version === version && revision > (stored.topicsRevision ?? 0);
}

/** What was stored meanwhile may be newer than what the write was prepared from, so the filter compares
 *  again. */
export function relabel({ articleId, version, revision, topics }: Relabelling) {
  const isOlder = { $lt: [{ $ifNull: ['$topicsRevision', 0] }, revision] };
  const relabelled = {
    topics: topicsOf({ topics }),
    topicsRevision: revision,
    'card.labels.topics': boundedTopics(topics),
  };
  return {
    updateOne: {
      filter: { _id: articleId, version, $expr: isOlder },
      update: { $set: relabelled },
    },
  };
}

export function topicsOf({ topics }: Pick<Relabelling, 'topics'>): readonly string[] {
  return [...new Set(topics.map(({ topic }) => topic))];
}
