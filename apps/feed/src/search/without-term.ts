import { isTwoSyllables } from './operators.ts';
import type { SearchTerm } from './read-operator.ts';

type Cut = Pick<SearchTerm, 'from' | 'to'>;

/** The query as typed, without what the term stands for. */
export function withoutTerm(typed: string, term: Cut): string {
  return cutOut(typed, term).trim();
}

/** The same without several, and without operators that have no value left. */
export function withoutTerms(typed: string, terms: readonly Cut[]): string {
  return joined(terms)
    .map((cut) => (isAllOfItsOperator(typed, cut) ? withName(typed, cut) : cut))
    .reduceRight(cutOut, typed)
    .trim();
}

function cutOut(typed: string, { from, to }: Cut): string {
  const [before, after] = [typed.slice(0, from), typed.slice(to)];
  const isBetween = /\s$/u.test(before) && /^\s/u.test(after);
  return before + (isBetween ? after.trimStart() : after);
}

/** In order; values of one operator overlap, for each is cut out with a comma. */
function joined(cuts: readonly Cut[]): readonly Cut[] {
  const apart: Cut[] = [];
  for (const cut of cuts.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (!last || cut.from > last.to) apart.push(cut);
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, cut.to) };
  }
  return apart;
}

function isAllOfItsOperator(typed: string, { from, to }: Cut): boolean {
  return typed[from - 1] === ':' && /^(?:\s|$)/u.test(typed.slice(to, to + 1));
}

/** With the operator's name, of one word or two, and its minus sign. */
function withName(typed: string, { from, to }: Cut): Cut {
  const [name = ''] = /-?[\p{L}\p{M}]+:$/u.exec(typed.slice(0, from)) ?? [];
  const [spaced = name] = /-?[\p{L}\p{M}]+ [\p{L}\p{M}]+:$/u.exec(typed.slice(0, from)) ?? [];
  const isSpaced = isTwoSyllables(spaced.replace(/[- :]/gu, ''));
  return { from: from - (isSpaced ? spaced : name).length, to };
}
