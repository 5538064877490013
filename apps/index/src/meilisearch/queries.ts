import type { Query, QueryPart, QueryWord } from '../search/query.ts';
import { relevanceTiers, type RelevanceTier } from '../search/relevance-tiers.ts';
import { weightiestFirst, type QueryPlan } from '../search/query-plan.ts';
import { diacriticsToken } from './article-terms.ts';

/** Meilisearch looks at ten terms of a query, a phrase being one ("Known limitations"). */
export const maxTerms = 10;
/** Any four of ten words make 210 combinations. */
const maxConjunctions = 256;

/** One query of a federated search. */
export type SubQuery = { readonly q: string; readonly on: readonly string[] };

/** Words side by side, the last one perhaps a prefix. */
type Term = { readonly words: readonly string[]; readonly prefix: boolean };
/** All of it has to match. */
type Conjunction = readonly Term[];

const fieldsOf = {
  title: { words: ['title'], diacritics: 'titleMarks' },
  lead: { words: ['title', 'summary'], diacritics: 'marks' },
  anywhere: { words: ['title', 'summary', 'text'], diacritics: 'marks' },
} as const;

/** Any of them matches what the query matches; none where nothing can. */
export function matching(query: Query, plan: QueryPlan): SubQuery[] {
  if (query.words.length === 0) return query.text.trim() === '' ? [{ q: '', on: ['title'] }] : [];
  if (isNear(query, plan)) return nearTiers(query, plan).at(-1) ?? [];
  return conjunctions(query, plan).map((terms) => ask(terms, 'anywhere'));
}

/** Articles with one part of the query. */
export function partQuery(part: QueryPart, prefix: boolean): SubQuery {
  return ask([{ words: part.words.map(({ folded }) => folded), prefix }], 'anywhere');
}

/** Articles with all parts, corrections in place of what was typed. */
export function everyPartQuery(query: Query, plan: QueryPlan): SubQuery {
  return ask(likeliestForms(formsOf(query, plan)), 'anywhere');
}

/** Articles with all words side by side, corrections in place. */
export function sideBySideQuery(query: Query, plan: QueryPlan): SubQuery {
  return ask(sideBySide(query, plan), 'anywhere');
}

/** Articles with a word, whatever its diacritics. */
export function wordQuery(word: string): SubQuery {
  return ask([{ words: [word], prefix: false }], 'anywhere');
}

/** Articles with a word as it was typed: what was typed with diacritics, with the same ones. */
export function typedWordQuery({ folded, typed }: QueryWord): SubQuery {
  const tokens = folded === typed ? [] : [{ words: [diacriticsToken(typed)], prefix: false }];
  return tokens.length > 0
    ? { q: written(tokens), on: [fieldsOf.anywhere.diacritics] }
    : wordQuery(folded);
}

/** All matches in relevance tiers; the last one holds all. For a query with diacritics the tiers of
 *  those that hold them come first. */
export function tierQueries(query: Query, plan: QueryPlan): SubQuery[][] {
  if (isNear(query, plan)) return nearTiers(query, plan);
  const all: RelevanceTier = { holds: 'every-part', where: 'anywhere', plan };
  const tiers = [...relevanceTiers(query, plan), all];
  const tokens = diacriticsTerms(query, plan);
  if (tokens.length === 0) return tiers.map((tier) => tierQuery(query, tier, []));
  // A title with other diacritics than the query's ("bán" for "bạn") is no match in the title.
  const otherDiacritics = tiers.filter(({ where }) => where !== 'title');
  return [
    ...tiers.map((tier) => tierQuery(query, tier, tokens)),
    ...otherDiacritics.map((tier) => tierQuery(query, tier, [])),
  ];
}

function tierQuery(query: Query, tier: RelevanceTier, tokens: readonly Term[]): SubQuery[] {
  const { holds, where, plan } = tier;
  const sets = holds === 'every-part' ? conjunctions(query, plan) : [sideBySide(query, plan)];
  return sets.map((terms) => ask(terms, where, tokens));
}

function isNear(query: Query, plan: QueryPlan): boolean {
  return plan.minShouldMatch < query.parts.length;
}

/** Near matches have at least one of so many parts, the weightiest. */
const nearParts = 4;

/** Articles with more of the query, by weight, before those with less: all parts, then without the lightest,
 *  and so on; then two, and one, of the weightiest. The last tier holds all. */
function nearTiers(query: Query, plan: QueryPlan): SubQuery[][] {
  const parts = weightiestFirst(query, plan).map(({ part }) => part);
  const withParts = (some: readonly QueryPart[]) => askAll(some, query, plan);
  const fewer = Array.from({ length: Math.max(0, parts.length - 2) }, (_, dropped) => [
    withParts(parts.slice(0, parts.length - dropped)),
  ]);
  const most = parts.slice(0, nearParts);
  return [...fewer, choose(most, 2).map(withParts), most.map((part) => withParts([part]))];
}

/** These parts, corrections in place, with the diacritics that were typed. */
function askAll(parts: readonly QueryPart[], query: Query, plan: QueryPlan): SubQuery {
  const words = new Set(parts.flatMap((part) => part.words));
  const forms = formsOf(query, plan);
  const terms = parts.flatMap((part) => forms[query.parts.indexOf(part)]?.at(-1) ?? []);
  const tokens = diacriticsTerms(query, plan).filter(({ of }) => words.has(of));
  return ask(terms, 'anywhere', tokens);
}

/** Every choice of parts, in every choice of their forms; or in the likeliest, where that would be
 *  too many. */
function conjunctions(query: Query, plan: QueryPlan): Conjunction[] {
  const choices = choose(formsOf(query, plan), plan.minShouldMatch);
  const count = choices.reduce((sum, forms) => sum + forms.reduce((n, f) => n * f.length, 1), 0);
  return count > maxConjunctions
    ? choices.map(likeliestForms)
    : choices.flatMap((forms) => combine(forms));
}

function formsOf(query: Query, { corrections, prefix }: QueryPlan): Term[][] {
  return query.parts.map(({ words }) => {
    const isLast = words.at(-1) === query.words.at(-1);
    const typed = { words: words.map(({ folded }) => folded), prefix: prefix && isLast };
    const correction =
      words.length === 1 && corrections.find((one) => query.words[one.word] === words[0]);
    return correction ? [typed, { words: [correction.term], prefix: false }] : [typed];
  });
}

function likeliestForms(forms: readonly (readonly Term[])[]): Conjunction {
  return forms.flatMap((alternatives) => alternatives.at(-1) ?? []);
}

function sideBySide(query: Query, { corrections, prefix }: QueryPlan): Conjunction {
  const words = query.words.map(
    ({ folded }, i) => corrections.find(({ word }) => word === i)?.term ?? folded,
  );
  if (!prefix) return [{ words, prefix }];
  const before = words.slice(0, -1);
  const begun = { words: words.slice(-1), prefix };
  return before.length > 0 ? [{ words: before, prefix: false }, begun] : [begun];
}

/** The words that were typed with diacritics and are meant so. */
function diacriticsTerms(
  query: Query,
  { corrections, prefix }: QueryPlan,
): (Term & Implies & { readonly of: QueryWord })[] {
  return query.words.flatMap((word, i) => {
    const { folded, typed } = word;
    if (folded === typed || corrections.some((one) => one.word === i)) return [];
    const isBegun = prefix && i === query.words.length - 1;
    return [{ words: [diacriticsToken(typed)], prefix: isBegun, implies: folded, of: word }];
  });
}
type Implies = { readonly implies?: string };

function ask(
  terms: Conjunction,
  where: RelevanceTier['where'],
  tokens: readonly (Term & Implies)[] = [],
): SubQuery {
  const { words, diacritics } = fieldsOf[where];
  const implied = new Set(tokens.map(({ implies }) => implies));
  const needed = terms.filter((term) => term.words.length > 1 || !implied.has(term.words[0]));
  return {
    q: written([...needed, ...tokens]),
    on: tokens.length > 0 ? [...words, diacritics] : words,
  };
}

/** In quotation marks a word is neither a prefix, nor matched with typos, nor joined with the next
 *  one. Only the last word of a query may be a prefix, so that one stands there without them. */
function written(terms: Conjunction): string {
  const begun = terms.filter(({ prefix }) => prefix).flatMap(({ words }) => words);
  const last = begun.pop();
  const whole = [
    ...terms.filter(({ prefix }) => !prefix).map(({ words }) => words.join(' ')),
    ...begun,
  ].map((phrase) => `"${phrase}"`);
  const fitting = whole.slice(0, maxTerms - (last === undefined ? 0 : 1));
  return [...fitting, ...(last === undefined ? [] : [last])].join(' ');
}

/** Every way to choose so many, in order. */
function choose<Value>(values: readonly Value[], count: number): Value[][] {
  if (count === 0) return [[]];
  return values.flatMap((value, i) =>
    choose(values.slice(i + 1), count - 1).map((rest) => [value, ...rest]),
  );
}

/** Every way to take one of each. */
function combine<Value>(alternatives: readonly (readonly Value[])[]): Value[][] {
  return alternatives.reduce<Value[][]>(
    (sets, values) => sets.flatMap((set) => values.map((value) => [...set, value])),
    [[]],
  );
}
