import type { SearchRequest } from '../search-index.ts';
import type { Acronym } from './acronyms.ts';
import { correctionsOf } from './corrections.ts';
import type { Counted as CountedPhrases, SearchEngine } from './engine.ts';
import { fillersIn } from './fillers.ts';
import { learntAcronyms } from './learnt-acronyms.ts';
import { phraseOf, wantedOf } from './lookup.ts';
import type { Clause, Query, QueryWord } from './query.ts';
import {
  hundredths,
  isEnough,
  typedForm,
  weightOf,
  type Correction,
  type Form,
  type QueryPlan,
} from './query-plan.ts';
import { mayBePrefix, rareHits, shortestPrefix } from './spelling.ts';
import { variantsOf, type Variant } from './variants.ts';

/** A filler weighs so much of what it would, and a name. */
const fillerShare = 0.05;
const nameShare = 1.5;
/** Other forms of a word that are so many times as frequent are other words. */
const mostFrequent = 8;
/** A word is taken for two that are not much rarer side by side. */
const rarest = 0.25;
/** Words that so many articles hold, and so large a share, are cut in two nowhere but between syllables. */
const fewArticles = 20;
const rareShare = 0.005;
/** Keystrokes are decoded where what they mean is so many times as frequent. */
const makesSense = 20;

/** A last word that so many articles hold is whole, unless it is still being typed. */
const wholeWord = 50;
const nothingMore = { forms: [], corrections: [], near: false, weights: [], related: [] };

type PlannedRequest = Pick<SearchRequest, 'typing' | 'sort'>;

/** A form, and how many articles hold it. */
type Counted<Of extends Form = Form> = { readonly form: Of; readonly hits: number };

/** Decides what a query looks for: as what its words may stand, which are typos, whether the last one is a
 *  beginning, how much each tells, and whether near matches come as well.
 *  @param request while it is being typed, the last word may be the beginning of one, however short; by time,
 *    near matches come only where nothing has all */
export async function planQuery(
  query: Query,
  engine: SearchEngine,
  {
    acronyms,
    request,
  }: { readonly acronyms: readonly Acronym[]; readonly request: PlannedRequest },
): Promise<QueryPlan> {
  const mayBegin = mayBePrefix(query, request.typing ? 1 : shortestPrefix);
  if (query.clauses.length === 0) return { ...nothingMore, prefix: mayBegin };
  const known = [...acronyms, ...(await learntAcronyms(query, engine, acronyms))];
  const wanted = wantedOf(query, { ...nothingMore, prefix: false });
  const [{ articles, own, taken, held }, [together = 0]] = await Promise.all([
    countedForms(query, engine, { acronyms: known, prefix: mayBegin }),
    // Mostly enough: then nothing else is to be counted together.
    engine.countAll([wanted]),
  ]);
  const prefix = mayBegin && (request.typing || (own.at(-1) ?? 0) < wholeWord);
  const corrected = await correctionsOf(query, engine, held);
  const all: Counted[] = [...taken, ...corrected];
  const weights = weightsOf(query, all, own, articles);
  const corrections = [
    ...taken.flatMap(({ form }) => decoded(form)),
    ...corrected.map((one) => one.correction),
  ];
  const forms = all.map(({ form }) => formOf(form));
  const plan = { forms, corrections, prefix, near: false, weights, related: [] };
  const isByTime = request.sort === 'newest';
  if (isEnough(together, { clauses: wanted.length, isByTime })) return plan;
  const isAsTyped = forms.length === 0 && !prefix && !mayBeginWithTwo(query, plan);
  if (isAsTyped) return { ...plan, near: true };
  return withNear(query, engine, plan, isByTime);
}

type CountedForms = {
  readonly articles: number;
  /** Of each clause, how many articles hold it as it was typed. */
  readonly own: readonly number[];
  /** Other ways to write words of the query that are taken for them. */
  readonly taken: readonly Counted<Variant>[];
  /** Of each clause, how many articles hold it in any way; Infinity: so many that it is no typo. */
  readonly held: readonly number[];
};

/** Looks for what was typed and for its likely variants, and where a word is rare, for the others. */
async function countedForms(
  query: Query,
  engine: SearchEngine,
  { acronyms, prefix }: { readonly acronyms: readonly Acronym[]; readonly prefix: boolean },
): Promise<CountedForms> {
  const typed = query.clauses.map((clause) => typedForm(query, clause, false));
  const variants = variantsOf(query, acronyms);
  const likely = variants.filter(({ kind }) => kind !== 'cut');
  const { articles, hits } = await countForms([...typed, ...likely], query, engine);
  const own = hits.slice(0, typed.length);
  const ofOwn = (form: Form) => own[placeOf(query, form)] ?? 0;
  const mostForCut = Math.max(fewArticles, articles * rareShare);
  const cuts = variants.filter((form) => form.kind === 'cut' && ofOwn(form) <= mostForCut);
  const begun = query.clauses
    .map((clause) => withAnyDiacritics(typedForm(query, clause, prefix)))
    .filter((form) => ofOwn(form) <= rareHits);
  const further = await countForms([...begun, ...cuts], query, engine);
  const variantHits = [...hits.slice(typed.length), ...further.hits.slice(begun.length)];
  const counted = [...likely, ...cuts].map((form, i) => ({ form, hits: variantHits[i] ?? 0 }));
  const taken = counted.filter((one) => isTaken(one, ofOwn(one.form)));
  const held = query.clauses.map((clause, i) => {
    const rare = begun.findIndex((form) => placeOf(query, form) === i);
    const begunHits = further.hits[rare] ?? 0;
    // What begins a word that is there is no typo.
    if (rare < 0 || (begun[rare]?.prefix && begunHits > 0)) return Infinity;
    return begunHits + sumOfHits(taken.filter((one) => covers(one.form, clause)));
  });
  return { articles, own, taken, held };
}

async function countForms(
  forms: readonly Form[],
  query: Query,
  engine: SearchEngine,
): Promise<CountedPhrases> {
  if (forms.length === 0) return { articles: 0, hits: [] };
  return engine.count(forms.map((form) => phraseOf(form, query)));
}

/** Whether a variant is one of what was typed, by how frequent both are. */
function isTaken({ form, hits }: Counted<Variant>, own = 0): boolean {
  if (hits === 0) return false;
  if (form.kind === 'inflection') return own === 0 || hits <= own * mostFrequent;
  if (form.kind === 'split' || form.kind === 'cut') return hits >= own * rarest;
  return form.kind === 'keys' ? own === 0 || hits >= own * makesSense : true;
}

/** The clause that a variant stands for, where it is one. */
function placeOf({ clauses }: Query, form: Form): number {
  return clauses.findIndex((clause) => clause.from === form.from && clause.to === form.to);
}

function covers(form: Form, { from, to }: Clause): boolean {
  return form.from <= from && to <= form.to;
}

function sumOfHits(counted: readonly Counted[]): number {
  return counted.reduce((sum, { hits }) => sum + hits, 0);
}

function decoded({ kind, shown, from }: Variant): Correction[] {
  return kind === 'keys' && shown !== undefined ? [{ word: from, shown }] : [];
}

function withAnyDiacritics(form: Form): Form {
  return { ...form, spellings: form.tokens.map(() => null) };
}

/** As cursors carry it. */
function formOf({ from, to, tokens, spellings, preferred, prefix, worth }: Form): Form {
  return { from, to, tokens, spellings, preferred, prefix, worth };
}

/** By how many articles hold a clause in any of its forms. Fillers weigh next to
 *  nothing, and a word that comes again nothing at all. */
function weightsOf(
  query: Query,
  others: readonly Counted[],
  own: readonly number[],
  articles: number,
): number[] {
  const fillers = fillersIn(query.words, query.hasDiacritics);
  const isAllFiller = fillers.every(Boolean);
  const met = new Set<string>();
  return query.clauses.flatMap((clause, i) => {
    const same = others.filter(({ form }) => covers(form, clause));
    const hits = Math.min(articles, (own[i] ?? 0) + sumOfHits(same));
    const length = clause.to - clause.from;
    const weight = weightOf(hits, articles) / length;
    return query.words.slice(clause.from, clause.to).map((word, at) => {
      const isRepeated = met.has(word.folded) && length === 1;
      met.add(word.folded);
      if (isRepeated) return 0;
      const isFiller = fillers[clause.from + at] === true && !isAllFiller && !clause.quoted;
      const share = (isFiller ? fillerShare : 1) * (isName(word, query) ? nameShare : 1);
      return hundredths(weight * share);
    });
  });
}

function mayBeginWithTwo({ words, unfinished }: Query, { prefix }: QueryPlan): boolean {
  const last = words.at(-1)?.folded ?? '';
  return !prefix && unfinished && last.length === 2 && !/\d/u.test(last);
}

/** Typed with a capital inside a query of small letters: what else is asked for is asked of it. */
function isName({ from }: QueryWord, { text, words }: Query): boolean {
  const isSmall = (word: QueryWord) => /^\p{Ll}/u.test(text.slice(word.from));
  return from > 0 && /^\p{Lu}/u.test(text.slice(from)) && words.some(isSmall);
}

/** With near matches where few articles hold all. Two letters begin half of all words, so they stand for
 *  themselves while that finds enough. */
async function withNear(
  query: Query,
  engine: SearchEngine,
  plan: QueryPlan,
  isByTime: boolean,
): Promise<QueryPlan> {
  const plans = mayBeginWithTwo(query, plan) ? [plan, { ...plan, prefix: true }] : [plan];
  const wanted = plans.map((one) => wantedOf(query, one));
  const found = await engine.countAll(wanted);
  const clauses = wanted[0]?.length ?? 0;
  const enough = plans.find((_, i) => isEnough(found[i] ?? 0, { clauses, isByTime }));
  return enough ?? { ...plan, near: true };
}
