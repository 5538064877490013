import type { StoryEntry } from './story-entry.ts';
import { cosineTo, unpackVector } from './term-vector.ts';

/** Enough to tell what a story is about; the cost at each new article is the square of it. */
const mostCompared = 24;
/** From this cosine on, one text is a copy of the other. */
const copyFrom = 0.95;
/** An article of so much less of what the most central one has in common with all is an aside. */
const leastCentral = 0.6;
/** Within so many hours of each other articles are equally new, or the headline would change with each. */
const stepHours = 6;
/** In so many hours a headline loses half of what it is worth. */
const halfLifeHours = 12;
const hourMs = 3_600_000;

/**
 * The id of the article whose title can stand for the story now: one whose terms are like those of the
 * others (the medoid), because it is about what all are about and not a side of it, and a new one, because
 * a result tells more than the preview. Of equally good ones the one placed first: it keeps the headline
 * steady. Copies of one text count once, as the first of them. Of a long story only the first 12 and
 * the last 12 articles are considered.
 *
 * @throws RangeError without entries.
 */
export function representative(entries: readonly StoryEntry[]): string {
  const sorted = firstAndLast(entries.toSorted((a, b) => a.sequence - b.sequence));
  const [only] = sorted;
  if (only && sorted.length === 1) return only.id;
  const candidates: Candidate[] = [];
  for (const entry of sorted) {
    const vector = unpackVector(entry.terms, entry.facts);
    const similarities = candidates.map((other) => other.cosine(vector));
    if (similarities.some((similarity) => similarity >= copyFrom)) continue;
    candidates.push({ entry, cosine: cosineTo(vector), similarity: 0 });
    similarities.forEach((similarity, at) => {
      for (const candidate of [candidates[at], candidates.at(-1)])
        if (candidate) candidate.similarity += similarity;
    });
  }
  const most = Math.max(...candidates.map(({ similarity }) => similarity));
  const newest = Math.max(...candidates.map(({ entry }) => entry.publishedAt ?? -Infinity));
  let best: { readonly id: string; readonly worth: number } | undefined;
  for (const { entry, similarity } of candidates) {
    if (similarity < leastCentral * most) continue;
    const worth = Math.max(similarity, 1e-3) * freshness(entry.publishedAt, newest);
    if (!best || worth > best.worth + 1e-3) best = { id: entry.id, worth };
  }
  if (!best) throw new RangeError('A story without articles has no headline');
  return best.id;
}

/** An article that is no copy; `similarity`: the sum over all other candidates. */
type Candidate = {
  readonly entry: StoryEntry;
  readonly cosine: ReturnType<typeof cosineTo>;
  similarity: number;
};

/** 1 for the newest, halved with each half-life; an article without a date is as new as any. */
function freshness(publishedAt: number | null, newest: number): number {
  if (publishedAt === null || newest === -Infinity) return 1;
  const steps = Math.floor((newest - publishedAt) / (stepHours * hourMs));
  return 0.5 ** ((steps * stepHours) / halfLifeHours);
}

function firstAndLast(entries: readonly StoryEntry[]): readonly StoryEntry[] {
  if (entries.length <= mostCompared) return entries;
  return [...entries.slice(0, mostCompared / 2), ...entries.slice(-mostCompared / 2)];
}
