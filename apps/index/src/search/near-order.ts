import type { Wanted } from './engine.ts';

/** Of the query, by weight, what near matches are looked up by. */
const enoughShare = 0.85;
/** Of the query, by weight, what is enough for a near match; of short queries each of so many things is. */
const aloneShare = 0.22;
const fewThings = 3;
/** Of more things, of which none is enough, a near match holds two of those that tell most. */
const mostPaired = 8;

/** What makes a near match: one of the first, or two of the others. */
export type NearAnchors = { readonly alone: readonly Wanted[]; readonly paired: readonly Wanted[] };

export function nearAnchors(wanted: readonly Wanted[]): NearAnchors {
  const telling = mostTelling(wanted).slice(0, mostPaired);
  if (telling.length <= fewThings) return { alone: telling, paired: [] };
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  return {
    alone: telling.filter(({ weight }) => weight >= aloneShare * total),
    paired: telling.filter(({ weight }) => weight < aloneShare * total),
  };
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
