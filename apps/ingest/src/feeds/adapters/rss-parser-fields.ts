import type { XmlNode } from '../xml-node.ts';

/** Elements that rss-parser leaves out, or of which it keeps only the first: it hands them over as
 *  lists, under "$name". */
const ofFeeds =
  `title dc:title subtitle tagline info description dc:description itunes:subtitle itunes:summary
  copyright rights dc:rights link atom:link language dc:language image itunes:image itunes:link logo icon ttl
  skipHours skipDays sy:updatePeriod sy:updateFrequency author managingEditor webMaster dc:creator dc:author dc:publisher itunes:author itunes:owner
  atom:author category dc:subject itunes:category itunes:keywords updated modified lastBuildDate pubDate dc:date dcterms:modified
  atom:updated published issued dcterms:issued dcterms:date abstract`.split(/\s+/u);
const ofArticles =
  `title dc:title itunes:title media:title atom:title link atom:link feedburner:origLink guid id atom:id
  description summary content content:encoded fullitem xhtml:body body dc:description itunes:summary
  itunes:subtitle media:description atom:summary atom:content author dc:creator dc:author itunes:author atom:author
  category dc:subject itunes:category itunes:keywords media:keywords keywords tags pubDate published issued created date dc:date dcterms:issued dcterms:created
  dcterms:date atom:published updated modified dcterms:modified atom:updated enclosure media:content
  media:thumbnail media:group image thumbnail itunes:image itunes:link dc:language language abstract`.split(
    /\s+/u,
  );

/** A feed or an article as rss-parser gives it: its elements as lists. */
export type NodeLists = {
  readonly [name: `$${string}`]: readonly XmlNode[] | undefined;
  /** The address of an article of RDF. */
  readonly 'rdf:about'?: string;
};

const asLists = (names: readonly string[]) =>
  names.map((name) => [name, `$${name}`, { keepArray: true }]);

export const customFields = { feed: asLists(ofFeeds), item: asLists(ofArticles) };
