import type { SearchTerm } from './read-operator.ts';

/** The query as typed, without what the term stands for. */
export function withoutTerm(typed: string, { from, to }: Pick<SearchTerm, 'from' | 'to'>): string {
  const [before, after] = [typed.slice(0, from), typed.slice(to)];
  const isBetween = /\s$/u.test(before) && /^\s/u.test(after);
  return `${before}${isBetween ? after.trimStart() : after}`.trim();
}
