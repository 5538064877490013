import { readDate, type ReadDate } from '@newsline/news';

import type { Resolve } from './web-url.ts';
import type { XmlNode } from './xml-node.ts';
import type { NodeLists } from './adapters/rss-parser-fields.ts';

export type ParseOptions = {
  /** The address that was fetched, after redirects: relative links start there. */
  url?: string;
  /** As the server sent it. */
  contentType?: string;
  /** The operator's word on the zone of dates that name none (IANA name or "+07:00"); by default it is
   *  found out, see `publisherZone`. */
  zone?: string;
  /** What is known of the source's language, BCP 47; the feed's own word comes after it. */
  language?: string | null;
  now: Date;
  /** What earlier fetches of this feed found: see `tellApart`. */
  sharedLinks?: readonly string[];
  /** Keeps articles with neither title nor text nor link too, with an empty title: conformance suites
   *  have feeds of one element. */
  keepEmpty?: boolean;
};

/** What reading one feed's elements takes. */
export type FeedContext = {
  now: Date;
  /** Of dates that name none. */
  zone: string;
  /** From which relative links start where there is no xml:base: the feed's site, else the feed. */
  baseUrl: string | undefined;
  /** Makes its addresses absolute. */
  resolve: Resolve;
  /** Of the whole document, from xml:lang; empty where it says nothing. */
  language: string;
  keepEmpty: boolean;
};

type Lists = readonly `$${string}`[];

/** The names of element lists, from a line of element names. Made once: articles are many. */
export const lists = (names: string): Lists =>
  names.split(/\s+/u).map((name) => `$${name}` as const);

/** The first element in these lists that is not empty. */
export function firstNode(article: NodeLists, names: Lists): XmlNode | undefined {
  for (const name of names) {
    for (const node of article[name] ?? []) if (node._ !== '' || node.html) return node;
  }
  return undefined;
}

export function nodesUnder(article: NodeLists, names: Lists): XmlNode[] {
  const nodes: XmlNode[] = [];
  for (const name of names) {
    // Not spread: there may be more of them than a call may have arguments.
    for (const node of article[name] ?? []) nodes.push(node);
  }
  return nodes;
}

/** What an Atom link leads to: `alternate` where it does not say (RFC 4287, section 4.2.7.2). A name
 *  or IANA's address for it, in any letter case (RFC 8288, section 2.1). */
export function relationOf({ $ }: XmlNode): string {
  const relation = ($['rel'] ?? '').trim().toLowerCase();
  return (
    relation.slice(1 + Math.max(relation.lastIndexOf('/'), relation.lastIndexOf('#'))) ||
    'alternate'
  );
}

/** Of more dates in one article none is more likely to be one. */
const mostDates = 20;

/** The first of these elements whose text is a date. */
export function firstDate(
  article: NodeLists,
  names: Lists,
  { now, zone }: FeedContext,
): (ReadDate & { raw: string }) | null {
  for (const { _: raw } of nodesUnder(article, names).slice(0, mostDates)) {
    const date = readDate(raw, { now, zone });
    if (date) return { ...date, raw };
  }
  return null;
}
