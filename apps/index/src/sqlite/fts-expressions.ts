import type { Query, QueryPart } from '../search/query.ts';
import { relevanceTiers, type RelevanceTier } from '../search/relevance-tiers.ts';
import type { QueryPlan } from '../search/query-plan.ts';

/** FTS5 expressions. Terms are letters and digits only and always quoted, so nothing that was
 *  typed is read as syntax. */

/** A part of the query, in any of its forms. */
export function partExpression(
  part: QueryPart,
  query: Query,
  { corrections, prefix }: Pick<QueryPlan, 'corrections' | 'prefix'>,
): string {
  const [word] = part.words;
  const isLast = part.words.at(-1) === query.words.at(-1);
  const typed = quoted(part.words.map(({ folded }) => folded)) + (prefix && isLast ? '*' : '');
  const correction =
    part.words.length === 1 && corrections.find((one) => query.words[one.word] === word);
  return correction ? `(${typed} OR ${quoted([correction.term])})` : typed;
}

export function everyPart(query: Query, plan: Pick<QueryPlan, 'corrections' | 'prefix'>): string {
  return query.parts.map((part) => partExpression(part, query, plan)).join(' AND ');
}

/** All words side by side, corrections in place. */
export function sideBySide(query: Query, { corrections }: Pick<QueryPlan, 'corrections'>): string {
  return quoted(
    query.words.map(({ folded }, i) => corrections.find(({ word }) => word === i)?.term ?? folded),
  );
}

type TierExpression = { readonly expression: string; readonly inTitle: boolean };

/** What the relevance tiers are looked up with; the last one, of all matches, is not among them. */
export function tierExpressions(query: Query, plan: QueryPlan): TierExpression[] {
  return relevanceTiers(query, plan).map((tier) => {
    const expression = expressionOf(query, tier);
    if (tier.where === 'title') return { expression: `title : ${expression}`, inTitle: true };
    if (tier.where === 'lead')
      return { expression: `{title summary} : (${expression})`, inTitle: false };
    return { expression, inTitle: false };
  });
}

function expressionOf(query: Query, { holds, plan }: RelevanceTier): string {
  if (holds === 'every-part') return everyPart(query, plan);
  return sideBySide(query, plan) + (plan.prefix ? '*' : '');
}

export function quoted(terms: readonly string[]): string {
  return `"${terms.join(' ')}"`;
}
