/** What was submitted is no page or text that can be read. The message is for an operator: what it
 *  is instead, and what to do. */
export class UnreadablePage extends Error {
  override readonly name = 'UnreadablePage';
  /** What it is instead: "a PDF file", "an empty document". */
  readonly found: string;
  readonly advice: string;

  constructor(found: string, advice: string) {
    super(`This is ${found}, not a page that can be read. ${advice}`);
    this.found = found;
    this.advice = advice;
  }
}

/** A document beyond a limit that keeps reading it within bounds of time and memory. */
export function tooMuch(limit: number, what: string): UnreadablePage {
  return new UnreadablePage(`a document of over ${limit} ${what}`, 'Send the article alone.');
}
