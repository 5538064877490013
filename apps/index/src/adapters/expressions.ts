import type { Query, QueryPart } from '../query.ts';
import type { Understanding } from '../understanding.ts';

/** FTS5 expressions. Terms are letters and digits only and always quoted, so nothing that was
 *  typed is read as syntax. */

/** A part of the query, in any of its forms. */
export function partExpression(
  part: QueryPart,
  query: Query,
  { mended, prefix }: Pick<Understanding, 'mended' | 'prefix'>,
): string {
  const [word] = part.words;
  const isLast = part.words.at(-1) === query.words.at(-1);
  const typed = quoted(part.words.map(({ folded }) => folded)) + (prefix && isLast ? '*' : '');
  const mend = part.words.length === 1 && mended.find((m) => query.words[m.word] === word);
  return mend ? `(${typed} OR ${quoted([mend.term])})` : typed;
}

export function everyPart(
  query: Query,
  understanding: Pick<Understanding, 'mended' | 'prefix'>,
): string {
  return query.parts.map((part) => partExpression(part, query, understanding)).join(' AND ');
}

/** All words side by side, mended ones in place. */
export function sideBySide(query: Query, { mended }: Pick<Understanding, 'mended'>): string {
  return quoted(
    query.words.map(({ folded }, i) => mended.find(({ word }) => word === i)?.term ?? folded),
  );
}

export type TierExpression = { readonly expression: string; readonly inTitle: boolean };

/** Sets of ever less relevant matches; what is in an earlier one is not looked for in a later one.
 *  The last one, of all matches, is not among them. */
export function tierExpressions(query: Query, understanding: Understanding): TierExpression[] {
  const phrase = sideBySide(query, understanding);
  const all = everyPart(query, { ...understanding, prefix: false });
  const tiers: TierExpression[] = [];
  if (understanding.mended.length > 0) {
    tiers.push(anywhere(everyPart(query, { ...understanding, mended: [] })));
  }
  tiers.push(inTitle(phrase));
  // The beginning of a word costs as much as all other lookups together: it is one tier, not four.
  if (query.words.length > 1) tiers.push(anywhere(understanding.prefix ? `${phrase}*` : phrase));
  else if (understanding.prefix) tiers.push(inTitle(`${phrase}*`));
  tiers.push(anywhere(`{title summary} : (${all})`));
  if (query.words.length === 1 && understanding.prefix) tiers.push(anywhere(phrase));
  return tiers;
}

const inTitle = (expression: string): TierExpression => ({
  expression: `title : ${expression}`,
  inTitle: true,
});
const anywhere = (expression: string): TierExpression => ({ expression, inTitle: false });

export function quoted(terms: readonly string[]): string {
  return `"${terms.join(' ')}"`;
}
