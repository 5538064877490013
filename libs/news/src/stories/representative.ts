import type { StoryEntry } from './story-entry.ts';
import { cosineTo, type TermVector, unpackVector } from './term-vector.ts';

/** Enough to tell what a story is about; the cost at each new article is the square of it. */
const mostCompared = 24;
/** From this cosine on, one text is a copy of the other. */
const copyFrom = 0.95;

/**
 * The id of the article whose title can stand for the story: the one whose terms are most like
 * those of the others (the medoid), because it is about what all are about and not a side of it. Of two
 * equally good ones, and so of any two articles alone, the one placed first: it keeps the headline
 * steady. Copies of one text count once, as the first of them. Of a long story only the first 12 and
 * the last 12 articles are considered.
 *
 * @throws RangeError without entries.
 */
export function representative(entries: readonly StoryEntry[]): string {
  const sorted = firstAndLast(entries.toSorted((a, b) => a.sequence - b.sequence));
  if (sorted.length <= 2 && sorted[0]) return sorted[0].id;
  const candidates: Candidate[] = [];
  for (const { id, terms } of sorted) {
    const vector = unpackVector(terms);
    const similarities = candidates.map((other) => other.cosine(vector));
    if (similarities.some((similarity) => similarity >= copyFrom)) continue;
    candidates.push({ id, cosine: cosineTo(vector), similarity: 0 });
    similarities.forEach((similarity, at) => {
      for (const candidate of [candidates[at], candidates.at(-1)])
        if (candidate) candidate.similarity += similarity;
    });
  }
  let best: Candidate | undefined;
  for (const candidate of candidates)
    if (!best || candidate.similarity > best.similarity + 1e-3) best = candidate;
  if (!best) throw new RangeError('A story without articles has no headline');
  return best.id;
}

/** An article that is no copy; `similarity`: the sum over all other candidates. */
type Candidate = { id: string; cosine: (other: TermVector) => number; similarity: number };

function firstAndLast(entries: readonly StoryEntry[]): readonly StoryEntry[] {
  if (entries.length <= mostCompared) return entries;
  return [...entries.slice(0, mostCompared / 2), ...entries.slice(-mostCompared / 2)];
}
