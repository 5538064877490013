import { bareEntry, type Entry, type Standing } from './index-document.ts';

/** What has to be written so that of every article the highest rank counts.
 *
 *  An article has one entry a version, and they only ever go from wanted to outranked: so whatever
 *  order two writers come in, and however often, who writes last sees the other's entries and hides
 *  what is outranked. Entries of an article stay next to each other: they are written in one task.
 *  @param present all entries of these articles that are in the index
 *  @param wanted entries that somebody asked for; of two with one rank the first counts */
export function changesFor(present: readonly Standing[], wanted: readonly Entry[]): Entry[] {
  const changes: Entry[] = [];
  const presentBy = Map.groupBy(present, ({ key }) => key);
  for (const [key, entries] of Map.groupBy(wanted, (entry) => entry.key)) {
    const there = presentBy.get(key) ?? [];
    const best = entries.reduce((a, b) => (b.rank > a.rank ? b : a));
    const highest = there.reduce((rank, entry) => Math.max(rank, entry.rank), best.rank);
    const isThere = there.some(({ id, kind }) => id === best.id && kind !== 'gone');
    if (best.rank === highest && !isThere) changes.push(best);
    const outranked = there.filter(({ kind, rank }) => kind === 'article' && rank < highest);
    changes.push(...outranked.map((entry) => bareEntry({ ...entry, kind: 'gone' })));
  }
  return changes;
}
