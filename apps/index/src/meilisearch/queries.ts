import type { Lookup, Phrase, Wanted } from '../search/engine.ts';
import { mostTelling, nearAnchors } from '../search/near-order.ts';
import { spellingToken, titleToken } from './article-terms.ts';
import { articleFields } from './settings.ts';

/** Meilisearch looks at ten terms of a query, a phrase being one ("Known limitations"). */
const maxTerms = 10;
/** Every query takes the server half a millisecond, so there are at most so many ways to choose one phrase of
 *  each thing wanted, in a tier of likely matches and in all; beyond, the likeliest are taken. */
const mostChoices = { inTier: 2, inNear: 3, inAll: 16 } as const;
const mostCombined = 256;
/** Near matches are told apart by which they hold of so many things. */
const mostParts = 5;

/** One query of a federated search. */
export type SubQuery = { readonly q: string; readonly on: readonly string[] };

/** Any of them matches what the lookup matches. */
export function matching(lookup: Lookup): SubQuery[] {
  const { wanted, without, near } = lookup;
  if (wanted.length === 0) return [ask([], without)];
  return near ? anchorTiers(lookup).flat() : everyQuery(wanted, without);
}

/** Any of them matches what holds all that is wanted. */
export function matchingAll({ wanted, without }: Lookup): SubQuery[] {
  return everyQuery(wanted, without);
}

/** All matches in tiers, the likeliest first; the last one holds all. */
export type Tiers = {
  readonly queries: readonly (readonly SubQuery[])[];
  /** What is in the first so many holds all that is wanted. */
  readonly complete: number;
};

export function tiersOf(lookup: Lookup): Tiers {
  const { wanted, near, preferred, without } = lookup;
  if (wanted.length === 0) return { queries: [matching(lookup)], complete: 1 };
  const likely = (all: readonly Wanted[], more: Choosing = {}) =>
    everyQuery(all, without, { most: mostChoices.inTier, ...more });
  // What holds the preferred signs and capitals comes first.
  const first = preferred.length === 0 ? [] : [likely(wanted, { preferred })];
  if (near) {
    const complete = [...first, matchingAll(lookup)];
    return { queries: [...complete, ...nearTiers(lookup)], complete: complete.length };
  }
  const inTitles = [inTitle(wanted), ...partlyInTitle(wanted)].map((all) => likely(all));
  const complete = [
    ...(first.length > 0 ? [likely(inTitle(wanted), { preferred })] : []),
    ...first,
    ...inTitles,
    matchingAll(lookup),
  ];
  return { queries: complete, complete: complete.length };
}

function inTitle(wanted: readonly Wanted[]): Wanted[] {
  return wanted.map((one) => ({
    ...one,
    anyOf: one.anyOf.map((phrase) => ({ ...phrase, inTitle: true })),
  }));
}

/** What tells most in the title, the others anywhere: of few things. */
function partlyInTitle(wanted: readonly Wanted[]): Wanted[][] {
  if (wanted.length < 2 || wanted.length > 3) return [];
  const [telling] = wanted.toSorted((a, b) => b.weight - a.weight);
  return [wanted.flatMap((one) => (one === telling ? inTitle([one]) : [one]))];
}

/** By how much of what tells they hold. */
function nearTiers(lookup: Lookup): SubQuery[][] {
  const { wanted, without } = lookup;
  const free = mostTelling(wanted).filter((one) => !one.required);
  const some = subsets(free.slice(0, mostParts))
    .filter(({ length }) => length > 1)
    .map((held) => withRequired(held, wanted))
    .filter(({ length }) => length < wanted.length)
    .map((held) => ({ held, weight: held.reduce((sum, { weight }) => sum + weight, 0) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ held }) => everyQuery(held, without, { most: 1 }));
  return [...some, ...anchorTiers(lookup)];
}

/** What is enough for a near match: what tells most comes first, and of that the title. */
function anchorTiers({ wanted, without }: Lookup): SubQuery[][] {
  const { alone, paired } = nearAnchors(wanted);
  const titles = alone.slice(0, 2).map((one) => ({ held: [one], told: inTitle([one]) }));
  const pairs = subsets(paired).filter(({ length }) => length === 2);
  const all = [...alone.map((one) => [one]), ...pairs].map((held) => ({ held, told: held }));
  return [...titles, ...all].map(({ held, told }) =>
    everyQuery([...wanted.filter((one) => one.required && !held.includes(one)), ...told], without, {
      most: held.length === 1 ? mostChoices.inNear : 1,
    }),
  );
}

function subsets<Value>(values: readonly Value[]): Value[][] {
  return values.reduce<Value[][]>(
    (all, value) => [...all, ...all.map((one) => [...one, value])],
    [[]],
  );
}

function withRequired(held: readonly Wanted[], wanted: readonly Wanted[]): Wanted[] {
  return wanted.filter((one) => one.required || held.includes(one));
}

/** Articles with a phrase. */
export function phraseQuery(phrase: Phrase): SubQuery {
  return ask(termsOf(phrase), []);
}

type Choosing = { readonly most?: number; readonly preferred?: readonly string[] };

/** Articles with all that is wanted, in any form of each. */
export function everyQuery(
  wanted: readonly Wanted[],
  without: readonly Phrase[],
  { most = mostChoices.inAll, preferred = [] }: Choosing = {},
): SubQuery[] {
  const more = preferred.map((spelling) => whole([spellingToken(spelling)]));
  return choicesOf(wanted, most).map((phrases) =>
    ask([...phrases.flatMap(termsOf), ...more], without),
  );
}

/** Every way to take one phrase of each; of too many the likeliest. A phrase that stands for several things
 *  ("vietnam" for both of "viet nam") is taken for all of them or none. */
function choicesOf(wanted: readonly Wanted[], most: number): Phrase[][] {
  const count = wanted.reduce((product, { anyOf }) => product * anyOf.length, 1);
  if (count > mostCombined) return likeliest(wanted).slice(0, most);
  const choices = combine(
    wanted.map(({ anyOf }) => anyOf.map((phrase) => [phrase, keyOf(phrase)] as const)),
  );
  const offered = wanted.map(({ anyOf }) => new Set(anyOf.map(keyOf)));
  const isWhole = (choice: readonly (readonly [Phrase, string])[]) =>
    choice.every(([, key]) => offered.every((keys, i) => !keys.has(key) || choice[i]?.[1] === key));
  const whole = choices.filter(isWhole).map((choice) => choice.map(([phrase]) => phrase));
  return whole.length > most ? likeliest(wanted).slice(0, most) : whole;
}

function keyOf({ tokens, spellings, signs }: Phrase): string {
  return JSON.stringify([tokens, spellings, signs]);
}

/** What was typed, and of each in turn its other forms. */
function likeliest(wanted: readonly Wanted[]): Phrase[][] {
  const typed = wanted.flatMap(({ anyOf }) => anyOf.slice(0, 1));
  const others = wanted.flatMap(({ anyOf }, i) =>
    anyOf.slice(1).map((phrase) => typed.map((one, at) => (at === i ? phrase : one))),
  );
  const last = wanted.flatMap(({ anyOf }) => anyOf.slice(-1));
  return others.length === 0 ? [typed] : [typed, last, ...others];
}

function combine<Value>(alternatives: readonly (readonly Value[])[]): Value[][] {
  return alternatives.reduce<Value[][]>(
    (sets, values) => sets.flatMap((set) => values.map((value) => [...set, value])),
    [[]],
  );
}

/** Words side by side, the last one perhaps a beginning. */
type Term = { readonly words: readonly string[]; readonly begun: boolean };

function whole(words: readonly string[]): Term {
  return { words, begun: false };
}

/** A word with its diacritics stands for the one without. */
function termsOf({ tokens, spellings, signs, prefix, inTitle }: Phrase): Term[] {
  const last = tokens.length - 1;
  const spelt = tokens.flatMap((_, i) =>
    // The beginning of a word is spelt otherwise than the word.
    prefix && i === last
      ? []
      : [spellings[i], signs[i]].filter((one) => typeof one === 'string').map(spellingToken),
  );
  const words = inTitle ? tokens.map(titleToken) : tokens;
  const isImplied = tokens.length === 1 && spelt.length > 0 && !inTitle;
  return [...(isImplied ? [] : phraseTerms(words, prefix)), ...spelt.map((one) => whole([one]))];
}

function phraseTerms(words: readonly string[], prefix: boolean): Term[] {
  if (!prefix) return [whole(words)];
  const before = words.slice(0, -1);
  const begun = { words: words.slice(-1), begun: true };
  return before.length > 0 ? [whole(before), begun] : [begun];
}

function ask(terms: readonly Term[], without: readonly Phrase[]): SubQuery {
  return { q: written(terms, without), on: articleFields };
}

/** In quotation marks a word is neither a prefix, nor matched with typos, nor joined with the next
 *  one. Only the last word of a query may be a prefix, so that one stands there without them. */
function written(terms: readonly Term[], without: readonly Phrase[]): string {
  const begun = terms.filter((term) => term.begun).flatMap(({ words }) => words);
  const last = begun.at(-1);
  const excluded = without.map((phrase) => `-"${excludedWords(phrase).join(' ')}"`);
  const phrases = [
    ...terms.filter((term) => !term.begun).map(({ words }) => words.join(' ')),
    ...begun.slice(0, -1),
  ].map((phrase) => `"${phrase}"`);
  const room = Math.max(0, maxTerms - excluded.length - (last === undefined ? 0 : 1));
  const fitting = [...new Set(phrases)].slice(0, room);
  return [...excluded, ...fitting, ...(last === undefined ? [] : [last])].join(' ');
}

/** One word is left out as it is spelt, words side by side however they are. */
function excludedWords({ tokens, spellings, signs, inTitle }: Phrase): readonly string[] {
  if (inTitle) return tokens.map(titleToken);
  const spelling = spellings[0] ?? signs[0];
  return tokens.length === 1 && spelling ? [spellingToken(spelling)] : tokens;
}
