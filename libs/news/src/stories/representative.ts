import type { StoryEntry } from './story-entry.ts';
import { cosine, unpackVector } from './term-vector.ts';

/** Enough to tell what a story is about; the cost at each new article is the square of it. */
const mostCompared = 24;
/** From this cosine on, two texts are one that was copied. */
const copied = 0.95;

/**
 * The id of the article whose title can stand for the story: the one whose terms are most like
 * those of the others (the medoid), because it tells what all tell and not a side of it. Of two
 * equally good ones, and so of any two articles alone, the one placed first: it keeps the headline
 * steady. Copies of one text speak once, through the first of them. Of a long story only the first
 * 12 and the last 12 articles are heard.
 *
 * @throws RangeError without entries.
 */
export function representative(entries: readonly StoryEntry[]): string {
  const sorted = firstAndLast(entries.toSorted((a, b) => a.sequence - b.sequence));
  const all = sorted.map(({ id, terms }) => ({ id, vector: unpackVector(terms) }));
  const voices = all.filter(
    ({ vector }, at) => !all.slice(0, at).some((other) => cosine(other.vector, vector) >= copied),
  );
  let best: { id: string; likeness: number } | undefined;
  for (const { id, vector } of voices) {
    const likeness = voices.reduce((sum, other) => sum + cosine(vector, other.vector), 0);
    if (!best || likeness > best.likeness + 1e-3) best = { id, likeness };
  }
  if (!best) throw new RangeError('A story without articles has no headline');
  return best.id;
}

function firstAndLast(entries: readonly StoryEntry[]): readonly StoryEntry[] {
  if (entries.length <= mostCompared) return entries;
  return [...entries.slice(0, mostCompared / 2), ...entries.slice(-mostCompared / 2)];
}
