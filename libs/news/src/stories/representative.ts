import type { StoryEntry } from './story-entry.ts';
import { cosine, unpackVector } from './term-vector.ts';

/** Enough to tell what a story is about; more would cost a square of them at each new article. */
const mostCompared = 40;

/**
 * The id of the article whose title can stand for the story: the one whose terms are most like
 * those of the others (the medoid), because it tells what all tell and not a side of it. Of two
 * equally good ones, and so of any two articles alone, the one placed first: it keeps the headline
 * steady. Copies of one text (equal terms) speak once. In a long story the first 20 and the last
 * 20 decide.
 *
 * @throws RangeError without entries.
 */
export function representative(entries: readonly StoryEntry[]): string {
  const sorted = [...entries].sort((a, b) => a.sequence - b.sequence);
  const distinct = [...new Map(sorted.toReversed().map((entry) => [entry.terms, entry])).values()];
  const voices = firstAndLast(distinct.reverse());
  const vectors = voices.map(({ terms }) => unpackVector(terms));
  let best: { id: string; likeness: number } | undefined;
  for (const [at, { id }] of voices.entries()) {
    const own = vectors[at];
    const likeness = own ? vectors.reduce((sum, other) => sum + cosine(own, other), 0) - 1 : 0;
    if (!best || likeness > best.likeness + 1e-3) best = { id, likeness };
  }
  if (!best) throw new RangeError('A story without articles has no headline');
  return best.id;
}

function firstAndLast(entries: readonly StoryEntry[]): readonly StoryEntry[] {
  if (entries.length <= mostCompared) return entries;
  return [...entries.slice(0, mostCompared / 2), ...entries.slice(-mostCompared / 2)];
}
