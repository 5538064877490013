/** Of markup longer than this, in characters, no text is made: nobody writes such articles, and reading
 *  one takes seconds and hundreds of megabytes. */
const longestMarkup = 3_000_000;

export const longMarkupWarning = { kind: 'long-markup', characters: longestMarkup } as const;

export function isLongMarkup(markup: string): boolean {
  return markup.length > longestMarkup;
}

/** Without a character or a tag that was cut in the middle. */
export function beginningOf(markup: string): string {
  if (!isLongMarkup(markup)) return markup;
  const cut = markup.slice(0, longestMarkup);
  const open = cut.lastIndexOf('<');
  const whole = open > cut.lastIndexOf('>') ? cut.slice(0, open) : cut;
  return whole.toWellFormed();
}
