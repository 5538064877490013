import type { Query } from './query.ts';
import type { Understanding } from './understanding.ts';

/** What the articles of a tier have to hold, and where. */
export type TierRule = {
  /** All words in their order, corrections in place, or each part of the query anywhere. */
  readonly holds: 'side-by-side' | 'every-part';
  /** `lead` is title and summary. */
  readonly where: 'title' | 'lead' | 'anywhere';
  readonly understanding: Understanding;
};

/** Sets of ever less relevant matches; what is in an earlier one is not looked for in a later one.
 *  The last one, of all matches, is not among them. */
export function tierRules(query: Query, understanding: Understanding): TierRule[] {
  const exact = { ...understanding, prefix: false };
  const rules: TierRule[] = [];
  const add = (holds: TierRule['holds'], where: TierRule['where'], looks: Understanding) =>
    rules.push({ holds, where, understanding: looks });

  if (understanding.corrections.length > 0) {
    add('every-part', 'anywhere', { ...understanding, corrections: [] });
  }
  add('side-by-side', 'title', exact);
  // The beginning of a word costs as much as all other lookups together: it is one tier, not four.
  if (query.words.length > 1) add('side-by-side', 'anywhere', understanding);
  else if (understanding.prefix) add('side-by-side', 'title', understanding);
  add('every-part', 'lead', exact);
  if (query.words.length === 1 && understanding.prefix) add('side-by-side', 'anywhere', exact);
  return rules;
}
