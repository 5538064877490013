import type { Phrase, Wanted } from '../search/engine.ts';

/** FTS5 expressions. Terms are letters and digits only and always quoted, so nothing that was
 *  typed is read as syntax. */

export function phraseExpression({ tokens, prefix, inTitle }: Phrase): string {
  const words = `"${tokens.join(' ')}"${prefix ? '*' : ''}`;
  return inTitle ? `title : ${words}` : words;
}

/** All that is wanted, in any of its phrases; null where there is nothing. */
export function everyExpression(wanted: readonly Wanted[]): string | null {
  const parts = wanted
    .filter(({ anyOf }) => anyOf.length > 0)
    .map(({ anyOf }) => {
      const phrases = [...new Set(anyOf.map(phraseExpression))];
      return phrases.length === 1
        ? `(${phrases[0]})`
        : `(${phrases.map((one) => `(${one})`).join(' OR ')})`;
    });
  return parts.length === 0 ? null : parts.join(' AND ');
}
