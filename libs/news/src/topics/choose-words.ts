import type { Learnt } from './fit-adjustment.ts';
import { logistic } from './fit-logistic.ts';

/** Of articles that nobody has judged, so many must have a word. */
const fewest = 3;

/** The words that tell most of what is to be learnt, `most` of them at most: those whose articles are
 *  farthest from their targets before anything is learnt, beside what is likely by chance (Rao's
 *  score test). With the number of articles that have each; one that was judged counts for three.
 *  @param judged all of whose words may be learnt */
export function chooseWords(
  judged: readonly Learnt[],
  others: readonly Learnt[],
  most: number,
): [hash: number, articles: number][] {
  const found = new Map<number, { count: number; pull: number; chance: number }>();
  const add = (one: Learnt, counts: number) => {
    const expected = logistic(one.base);
    const pull = one.weight * (one.target - expected);
    const chance = one.weight * one.weight * expected * (1 - expected);
    for (let n = 0; n < one.hashes.length; n++) {
      const hash = one.hashes[n] as number;
      const value = one.values[n] as number;
      const word = found.get(hash) ?? { count: 0, pull: 0, chance: 0 };
      word.count += counts;
      word.pull += pull * value;
      word.chance += chance * value * value;
      found.set(hash, word);
    }
  };
  for (const one of judged) add(one, fewest);
  for (const one of others) add(one, 1);
  return [...found]
    .filter(([, { count }]) => count >= fewest)
    .map(([hash, { count, pull, chance }]) => ({
      hash,
      count,
      tells: Math.abs(pull) / Math.sqrt(chance),
    }))
    .sort((a, b) => b.tells - a.tells)
    .slice(0, most)
    .map(({ hash, count }) => [hash, count]);
}

/** What added to all log-odds brings out as much as the targets, by Newton's method. */
export function commonShift(articles: readonly Learnt[]): number {
  let shift = 0;
  for (let round = 0; round < 20; round++) {
    let excess = 0;
    let slope = 1e-9;
    for (const { base, target, weight } of articles) {
      const p = logistic(base + shift);
      excess += weight * (target - p);
      slope += weight * p * (1 - p);
    }
    shift += Math.max(-2, Math.min(2, excess / slope));
  }
  return shift;
}
