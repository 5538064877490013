import { headerDocument, type IndexDocument, type DocumentHeader } from './index-document.ts';

/** What has to be written so that of every article the highest rank counts.
 *
 *  An article has one document a version, and they only ever go from wanted to outranked: so in
 *  whatever order two writers come, and however often, who writes last sees the other's documents and
 *  hides what is outranked. Documents of one article are written in one task.
 *  @param present the headers of all documents of these articles in the index
 *  @param wanted documents that somebody asked for; of two with one rank the first counts */
export function changesFor(
  present: readonly DocumentHeader[],
  wanted: readonly IndexDocument[],
): IndexDocument[] {
  const changes: IndexDocument[] = [];
  const presentBy = Map.groupBy(present, ({ key }) => key);
  for (const [key, versions] of Map.groupBy(wanted, (document) => document.key)) {
    const there = presentBy.get(key) ?? [];
    const best = versions.reduce((a, b) => (b.rank > a.rank ? b : a));
    const highest = there.reduce((rank, header) => Math.max(rank, header.rank), best.rank);
    const isThere = there.some(({ id, kind }) => id === best.id && kind !== 'gone');
    if (best.rank === highest && !isThere) changes.push(best);
    const outranked = there.filter(({ kind, rank }) => kind === 'article' && rank < highest);
    changes.push(...outranked.map((header) => headerDocument({ ...header, kind: 'gone' })));
  }
  return changes;
}
