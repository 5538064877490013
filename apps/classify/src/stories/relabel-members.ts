import type { ArticleRelabelled, DataOf } from '@newsline/contracts';
import type { Member } from './story-store.ts';

export type Relabelled = {
  readonly member: Member;
  /** Whether its story changes with it. */
  readonly change: 'topics' | 'none' | 'repeated';
};

/** Members with the topics that they have since, each once. Articles that are not known, other versions
 *  and lower revisions than a member has are left out. */
export function relabelMembers(
  news: readonly DataOf<typeof ArticleRelabelled>[],
  members: ReadonlyMap<string, Member>,
): readonly Relabelled[] {
  const latest = new Map<string, DataOf<typeof ArticleRelabelled>>();
  for (const one of news) {
    const member = members.get(one.articleId);
    if (one.version !== member?.version || one.revision < (member.topicsRevision ?? 0)) continue;
    if (one.revision > (latest.get(one.articleId)?.revision ?? 0)) latest.set(one.articleId, one);
  }
  return [...latest.values()].flatMap(({ articleId, revision, topics }): Relabelled[] => {
    const member = members.get(articleId);
    if (!member) return [];
    // It may not have been published after it was saved.
    if (revision === member.topicsRevision) return [{ member, change: 'repeated' }];
    const ids = topics.map(({ topic }) => topic);
    const isSame = ids.toSorted().join('\n') === member.topics.toSorted().join('\n');
    return [
      {
        member: { ...member, topics: ids, topicsRevision: revision },
        change: isSame ? 'none' : 'topics',
      },
    ];
  });
}
