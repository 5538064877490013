import type { Lookup, Phrase, Wanted } from './engine.ts';
import { fillersIn } from './fillers.ts';
import type { Clause, Query } from './query.ts';
import { formsFor, typedForms, weightOfClause, type Form, type QueryPlan } from './query-plan.ts';

/** What an engine is asked for. */
export function lookupOf(
  query: Query,
  plan: QueryPlan,
  asked: Pick<Lookup, 'request' | 'snapshot' | 'byTime' | 'first'>,
): Lookup {
  return {
    wanted: wantedOf(query, plan),
    without: query.exclusions.map(({ words, inTitle }) => ({
      tokens: words.map(({ folded }) => folded),
      spellings: words.map(({ diacritics }) => diacritics),
      signs: words.map(({ preferred }) => preferred),
      prefix: false,
      inTitle,
    })),
    near: plan.near,
    preferred: query.words.flatMap(({ preferred }) => preferred ?? []),
    ...asked,
  };
}

/** One thing for each clause, and for alternatives together. Fillers are not asked for beside other
 *  words. */
export function wantedOf(query: Query, plan: QueryPlan): Wanted[] {
  const forms = [...typedForms(query, plan), ...plan.forms];
  const asked = query.clauses.filter((clause) => !isFiller(query, clause));
  const clauses = asked.length > 0 ? asked : query.clauses;
  return [...Map.groupBy(clauses, ({ choice }) => choice).values()].map((choice) => ({
    anyOf: choice.flatMap((clause) => formsFor(clause, forms).map((form) => phraseOf(form, query))),
    weight: Math.max(...choice.map((clause) => weightOfClause(clause, plan.weights))),
    required: choice.some(({ quoted, inTitle }) => quoted || inTitle),
  }));
}

function isFiller(query: Query, { from, to, quoted, inTitle }: Clause): boolean {
  if (quoted || inTitle) return false;
  return fillersIn(query.words, query.hasDiacritics).slice(from, to).every(Boolean);
}

/** A form as engines look it up. What is quoted has to have its signs as well. */
export function phraseOf(
  { from, to, tokens, spellings, preferred, prefix }: Form,
  query: Query,
): Phrase {
  const clause = query.clauses.find((one) => one.from <= from && to <= one.to);
  return {
    tokens,
    spellings,
    signs: clause?.quoted === true ? preferred : [],
    prefix,
    inTitle: query.clauses.some((one) => one.inTitle && from <= one.from && one.to <= to),
  };
}
