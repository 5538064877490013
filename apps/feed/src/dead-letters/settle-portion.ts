import type { DeadLetterFilter, DeadLetters } from '@newsline/messaging';

/** How many dead letters one request retries or discards at the most. */
export const portionSize = 1000;

export type Portion = {
  /** How many were retried or discarded. */
  readonly count: number;
  /** How many are left of those that match. */
  readonly remaining: number;
  /** The newest letter that may belong to the next portion; null where there is none at all. */
  readonly upTo: string | null;
};

/** Retries or discards the oldest of the dead letters that match, `limit` at the most. Whoever wants all
 *  of them repeats this with `upTo` in the filter until none remains: what is given up in the meantime,
 *  perhaps again, is newer and left alone. */
export async function settlePortion(
  deadLetters: DeadLetters,
  action: 'retry' | 'discard',
  filter: DeadLetterFilter,
  limit: number,
): Promise<Portion> {
  const upTo = filter.upTo ?? (await deadLetters.list({ limit: 1 }))[0]?.id;
  if (upTo === undefined) return { count: 0, remaining: 0, upTo: null };
  const meant = { ...filter, upTo };
  const count = await deadLetters[`${action}Matching`](meant, limit);
  // Fewer than asked for: no more match.
  const remaining = count < limit ? 0 : await deadLetters.count(meant);
  return { count, remaining, upTo };
}
