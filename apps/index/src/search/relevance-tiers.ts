import type { Query } from './query.ts';
import type { QueryPlan } from './query-plan.ts';

/** What the articles of a tier have to hold, and where. */
export type RelevanceTier = {
  /** All words in their order, corrections in place, or each part of the query anywhere. */
  readonly holds: 'side-by-side' | 'every-part';
  /** `lead` is title and summary. */
  readonly where: 'title' | 'lead' | 'anywhere';
  readonly plan: QueryPlan;
};

/** Sets of ever less relevant matches; what is in an earlier one is not looked for in a later one.
 *  The last one, of all matches, is not among them. */
export function relevanceTiers(query: Query, plan: QueryPlan): RelevanceTier[] {
  const exact = { ...plan, prefix: false };
  const tiers: RelevanceTier[] = [];
  const add = (holds: RelevanceTier['holds'], where: RelevanceTier['where'], by: QueryPlan) =>
    tiers.push({ holds, where, plan: by });

  if (plan.corrections.length > 0) {
    add('every-part', 'anywhere', { ...plan, corrections: [] });
  }
  add('side-by-side', 'title', exact);
  // The beginning of a word costs as much as all other lookups together: it is one tier, not four.
  if (query.words.length > 1) add('side-by-side', 'anywhere', plan);
  else if (plan.prefix) add('side-by-side', 'title', plan);
  add('every-part', 'lead', exact);
  if (query.words.length === 1 && plan.prefix) add('side-by-side', 'anywhere', exact);
  return tiers;
}
