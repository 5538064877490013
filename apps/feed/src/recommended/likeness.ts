import type { StoryPreview } from '../read-model/news-read-model.ts';

/** What a story is about: its topics, and whom and what its headline article names. */
export function traitsOf({ topics, headlineArticle }: StoryPreview): ReadonlySet<string> {
  const entities = headlineArticle?.labels.entities ?? [];
  return new Set([
    ...topics.map((topic) => `topic ${topic}`),
    ...entities.map(({ kind, key }) => `${kind} ${key}`),
  ]);
}

/** How alike two stories are, 0 to 1. */
export type Likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>) => number;

/** Likeness as the cosine of the two stories' traits, each weighing what it tells: ln(1 + N / n) where n of N
 *  stories have it, so that a common topic says little and a shared name much (Salton, Wong & Yang 1975, A
 *  Vector Space Model for Automatic Indexing, Communications of the ACM 18 (11), 613–620). Each story has
 *  one trait that no other has, its own event: two that share all that is known of them are alike, not the
 *  same, and the less that is, the less alike.
 *  @param pool the traits of the stories that are told apart */
export function likenessAmong(pool: readonly ReadonlySet<string>[]): Likeness {
  const having = new Map<string, number>();
  for (const traits of pool)
    for (const trait of traits) having.set(trait, (having.get(trait) ?? 0) + 1);
  const squared = (n: number) => Math.log(1 + Math.max(1, pool.length) / n) ** 2;
  const weight = (trait: string) => squared(having.get(trait) ?? 1);
  const own = squared(1);
  const lengths = new WeakMap<ReadonlySet<string>, number>();
  const length = (traits: ReadonlySet<string>) => {
    const known = lengths.get(traits);
    if (known !== undefined) return known;
    let sum = own;
    for (const trait of traits) sum += weight(trait);
    lengths.set(traits, Math.sqrt(sum));
    return Math.sqrt(sum);
  };
  return (one, other) => {
    let shared = 0;
    for (const trait of one) if (other.has(trait)) shared += weight(trait);
    return shared === 0 ? 0 : shared / (length(one) * length(other));
  };
}
