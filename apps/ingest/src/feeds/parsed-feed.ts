import type { SourceWarning } from '@newsline/contracts';

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap' | 'list';

export type Person = {
  /** The name, or the mail address where there is no name, or the address of a page. */
  name: string;
  email?: string;
  url?: string;
};

export type Enclosure = { url: string; type: string | null; lengthBytes: number | null };

/** Text is plain, NFC and on one line unless a comment says otherwise; addresses are absolute http
 *  or https; what the feed does not say is null or empty. */
export type FeedHead = {
  title: string;
  /** The site that the feed belongs to. */
  link: string | null;
  description: string;
  /** BCP 47 as the feed writes it. A prior for its articles, not a fact about them. */
  language: string | null;
  imageUrl: string | null;
  format: FeedFormat;
  /** Where to subscribe (WebSub), and the feed's own address there. */
  hub: string | null;
  self: string | null;
  /** How long the publisher asks clients to wait before the next poll (RSS ttl, Syndication module). */
  ttlMinutes: number | null;
  /** Hours of the day, 0 to 23 in UTC, at which the publisher wants no polls (RSS skipHours). */
  skipHours: number[];
  /** Days of the week in UTC, 0 for Sunday, on which it wants none (RSS skipDays). */
  skipDays: number[];
  authors: Person[];
  categories: string[];
  copyright: string;
  /** As the feed says; of JSON Feed, which can't say it, the newest date of its articles. */
  updatedAt: Date | null;
};

export type ParsedArticle = {
  /** The source's own id; null where it gives none, or the same one to several articles. */
  guid: string | null;
  url: string | null;
  /** Several articles of this fetch have this link (a page of notices), or it leads to what is attached
   *  for want of a page: it is not their identity. */
  urlIsShared: boolean;
  /** Never empty: the first words of the text where the feed gives no title. */
  title: string;
  summary: string;
  /** Sanitised HTML, or empty. */
  contentHtml: string;
  /** Paragraphs separated by an empty line: of the content, else of the summary. */
  text: string;
  /** As the article says; the feed's own authors are in its head. */
  authors: Person[];
  categories: string[];
  imageUrl: string | null;
  /** When it says it was published, else updated. Not checked: it may be in the future. */
  publishedAt: Date | null;
  /** As written; null where there is no date at all. */
  publishedRaw: string | null;
  /** `assumed` where the date named no zone and the source's was taken. */
  publishedZone: 'given' | 'assumed' | null;
  /** It says only which day, or how long ago. */
  publishedIsVague?: true;
  updatedAt: Date | null;
  /** As the article says, else as the feed says. */
  language: string | null;
  enclosures: Enclosure[];
};

export type ParsedFeed = {
  feed: FeedHead;
  /** In the feed's order. An article with neither title nor text nor link is left out. */
  articles: ParsedArticle[];
  /** What had to be repaired or left out, for the operator; each sort once. */
  warnings: SourceWarning[];
  /** Links that tell no articles of this feed apart; see `tellApart`. */
  sharedLinks: readonly string[];
  /** The character encoding in which the bytes were read. */
  encoding: string;
};
