import type { Wanted } from './engine.ts';

/** Of the query, by weight, what near matches are looked up by. */
const enoughShare = 0.85;
/** Of the query, by weight, what tells so much that a near match holds some of it; and how many things at
 *  least. */
const anchorsShare = 0.6;
const fewestAnchors = 3;

/** A near match holds one of these. */
export function nearAnchors(wanted: readonly Wanted[]): Wanted[] {
  return weightiest(wanted, anchorsShare, fewestAnchors);
}

/** Things that make up most of what is wanted, by weight, the weightiest first: the others are in every
 *  second article. */
export function mostTelling(wanted: readonly Wanted[]): Wanted[] {
  return weightiest(wanted, enoughShare, 0);
}

function weightiest(wanted: readonly Wanted[], share: number, fewest: number): Wanted[] {
  const weighed = wanted.toSorted((a, b) => b.weight - a.weight);
  let left = share * weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.filter(({ weight }, i) => {
    const isNeeded = weight > 0 && (left > 0 || i < fewest);
    left -= weight;
    return isNeeded;
  });
}
