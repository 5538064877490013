/** As what a term occurs in an article, as bits of one number. */
export const TermKind = {
  /** In the title. */
  title: 1,
  /** With a capital where no sentence begins. */
  name: 2,
  /** With a digit, and no year. */
  number: 4,
  /** Two neighbouring words. */
  pair: 8,
  /** With a small first letter. */
  small: 16,
} as const;

/** Whether a term is a name: not if it is written small elsewhere in the article. Vietnamese is the
 *  exception, where a name's syllables are words too. */
export function isName(kind: number, language: string): boolean {
  const is = kind & (TermKind.name | TermKind.small);
  return is === TermKind.name || (language === 'vi' && (is & TermKind.name) !== 0);
}
