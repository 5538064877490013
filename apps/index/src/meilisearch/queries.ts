import type { Lookup, Phrase, Wanted } from '../search/engine.ts';
import { mostTelling } from '../search/near-order.ts';
import { spellingToken, titleToken } from './article-terms.ts';

/** Meilisearch looks at ten terms of a query, a phrase being one ("Known limitations"). */
const maxTerms = 10;
/** So many ways to choose one phrase of each thing wanted; beyond, the likeliest are taken. */
const maxConjunctions = 64;

/** One query of a federated search. */
export type SubQuery = { readonly q: string; readonly on: readonly string[] };

type Where = 'lead' | 'anywhere';
const fieldsOf: Record<Where, readonly string[]> = {
  lead: ['title', 'summary', 'titleMarks', 'marks'],
  anywhere: ['title', 'summary', 'text', 'titleMarks', 'marks'],
};

/** Any of them matches what the lookup matches, but for near matches. */
export function matching(lookup: Lookup): SubQuery[] {
  const { wanted, without } = lookup;
  if (wanted.length === 0) return [ask([], 'anywhere', without)];
  return everyQuery(wanted, 'anywhere', without);
}

/** All matches in tiers, the likeliest first, but for near matches; the last one holds all. What holds the preferred signs and
 *  capitals comes first. */
export function tierQueries(lookup: Lookup): SubQuery[][] {
  const { wanted, promising, preferred, without } = lookup;
  if (wanted.length === 0) return [matching(lookup)];
  // What is left out has to be left out of all of an article, so all of it has to be searched.
  const usable = without.length > 0 ? promising.filter(({ where }) => where !== 'lead') : promising;
  const tiers = [...usable, { all: wanted, where: 'anywhere' as const }];
  const inTiers = (more: readonly string[]) =>
    tiers.map(({ all, where }) => everyQuery(all, where, without, more));
  return preferred.length > 0 ? [...inTiers(preferred), ...inTiers([])] : inTiers([]);
}

/** Articles with a phrase. */
export function phraseQuery(phrase: Phrase): SubQuery {
  return ask(termsOf(phrase), 'anywhere', []);
}

/** Articles with all that is wanted, in any form of each. */
export function everyQuery(
  wanted: readonly Wanted[],
  where: Where,
  without: readonly Phrase[],
  preferred: readonly string[] = [],
): SubQuery[] {
  const more = preferred.map((spelling) => whole([spellingToken(spelling)]));
  return choicesOf(wanted).map((phrases) =>
    ask([...phrases.flatMap(termsOf), ...more], where, without),
  );
}

/** Articles with each of the things that tell most, and all that is required. */
export function nearQueries({
  wanted,
  without,
}: Lookup): { weight: number; queries: SubQuery[] }[] {
  const required = wanted.filter((one) => one.required);
  return mostTelling(wanted).map((one) => ({
    weight: one.weight,
    queries: everyQuery([...required.filter((other) => other !== one), one], 'anywhere', without),
  }));
}

/** Every way to take one phrase of each; of too many the likeliest. */
function choicesOf(wanted: readonly Wanted[]): Phrase[][] {
  const count = wanted.reduce((product, { anyOf }) => product * anyOf.length, 1);
  return count > maxConjunctions ? likeliest(wanted) : combine(wanted.map(({ anyOf }) => anyOf));
}

/** What was typed, and of each in turn its other forms. */
function likeliest(wanted: readonly Wanted[]): Phrase[][] {
  const typed = wanted.flatMap(({ anyOf }) => anyOf.slice(0, 1));
  const others = wanted.flatMap(({ anyOf }, i) =>
    anyOf.slice(1).map((phrase) => typed.map((one, at) => (at === i ? phrase : one))),
  );
  const last = wanted.flatMap(({ anyOf }) => anyOf.slice(-1));
  return others.length === 0 ? [typed] : [typed, last, ...others].slice(0, maxConjunctions);
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

function ask(terms: readonly Term[], where: Where, without: readonly Phrase[]): SubQuery {
  return { q: written(terms, without), on: fieldsOf[where] };
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
