import type { StoryEntry } from './story-entry.ts';
import { cosineTo, type TermVector, unpackVector } from './term-vector.ts';

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
  if (sorted.length <= 2 && sorted[0]) return sorted[0].id;
  const voices: Voice[] = [];
  for (const { id, terms } of sorted) {
    const vector = unpackVector(terms);
    const likenesses = voices.map((other) => other.cosine(vector));
    if (likenesses.some((likeness) => likeness >= copied)) continue;
    voices.push({ id, cosine: cosineTo(vector), likeness: 0 });
    likenesses.forEach((likeness, at) => {
      for (const voice of [voices[at], voices.at(-1)]) if (voice) voice.likeness += likeness;
    });
  }
  let best: Voice | undefined;
  for (const voice of voices) if (!best || voice.likeness > best.likeness + 1e-3) best = voice;
  if (!best) throw new RangeError('A story without articles has no headline');
  return best.id;
}

/** An article that is no copy; `likeness`: to all other voices together. */
type Voice = { id: string; cosine: (other: TermVector) => number; likeness: number };

function firstAndLast(entries: readonly StoryEntry[]): readonly StoryEntry[] {
  if (entries.length <= mostCompared) return entries;
  return [...entries.slice(0, mostCompared / 2), ...entries.slice(-mostCompared / 2)];
}
