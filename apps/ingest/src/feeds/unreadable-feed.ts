/** A feed that a page offers, as `<link rel="alternate">` says. */
export type OfferedFeed = { url: string; title: string };

/** What was fetched, instead of a feed. */
export type NotAFeed = {
  /** For programs: what it is. */
  readonly sort:
    | 'empty'
    | 'page'
    | 'opml'
    | 'xml'
    | 'json'
    | 'binary'
    | 'text'
    | 'sitemap'
    | 'sitemap-index'
    | 'growing-xml'
    | 'deep-xml';
  /** The same for people: "an HTML page", "an empty document". */
  readonly found: string;
  /** What to do. */
  readonly advice: string;
  /** What it begins with, where that tells more. */
  readonly begins?: string | null;
  /** The feeds that an HTML page offers, in its order; absolute. */
  readonly offered?: readonly OfferedFeed[];
  /** Of an index of sitemaps, where the newest is; null for all else. */
  readonly newest?: string | null;
};

/** What was fetched is not a feed that can be read. The message is for an operator: what it is
 *  instead, and what to do. */
export class UnreadableFeed extends Error {
  override readonly name = 'UnreadableFeed';
  readonly sort: NotAFeed['sort'];
  readonly found: string;
  readonly begins: string | null;
  readonly offered: readonly OfferedFeed[];
  readonly newest: string | null;

  constructor({ sort, found, advice, begins = null, offered = [], newest = null }: NotAFeed) {
    super(`This is ${found}, not a feed that can be read. ${advice}`);
    this.sort = sort;
    this.found = found;
    this.begins = begins;
    this.offered = offered;
    this.newest = newest;
  }
}
