/** A feed that a page offers, as `<link rel="alternate">` says. */
export type OfferedFeed = { url: string; title: string };

/** What was fetched is not a feed that can be read. The message is for an operator: what it is
 *  instead, and what to do. */
export class UnreadableFeed extends Error {
  override readonly name = 'UnreadableFeed';
  /** What it is instead: "an HTML page", "an empty document". */
  readonly found: string;
  readonly advice: string;
  /** The feeds that an HTML page offers, in its order; absolute. */
  readonly offered: readonly OfferedFeed[];
  /** Of an index of sitemaps, where the newest is; null for all else. */
  readonly newest: string | null;

  constructor(
    found: string,
    advice: string,
    offered: readonly OfferedFeed[] = [],
    newest: string | null = null,
  ) {
    super(`This is ${found}, not a feed that can be read. ${advice}`);
    this.found = found;
    this.advice = advice;
    this.offered = offered;
    this.newest = newest;
  }
}
