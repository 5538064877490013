import type { NodeLists } from './adapters/rss-parser-fields.ts';
import { relationOf } from './feed-context.ts';
import type { Enclosure } from './parsed-feed.ts';
import type { Resolve } from './web-url.ts';
import type { XmlNode } from './xml-node.ts';

/** What is attached to an article: RSS enclosures and Atom links of that relation. A length of 0 stands
 *  for one that nobody knows (RSS Best Practices Profile, enclosure). */
export function enclosuresOf(article: NodeLists, resolve: Resolve): Enclosure[] {
  const nodes = [...(article['$enclosure'] ?? []), ...linksOf(article, 'enclosure')];
  return nodes.flatMap((node) => {
    const address = addressOf(node);
    const url = address === '' ? null : resolve(address, node.base);
    const type = node.$['type']?.trim() || null;
    return url ? [{ url, type, lengthBytes: lengthIn(node.$['length']) }] : [];
  });
}

export function lengthIn(written: string | number | null | undefined): number | null {
  const length = Number.parseInt(String(written ?? ''), 10);
  return length > 0 && Number.isSafeInteger(length) ? length : null;
}

/** Where an article without a page of its own leads: to what is attached, a picture last. Null where
 *  nothing is. */
export function leadingEnclosure(enclosures: readonly Enclosure[]): string | null {
  const [first] = enclosures;
  const leading = enclosures.find(({ type }) => !type?.startsWith('image/')) ?? first;
  return leading?.url ?? null;
}

export const linksOf = (article: NodeLists, relation: string) =>
  [...(article['$link'] ?? []), ...(article['$atom:link'] ?? [])].filter(
    (node) => relationOf(node) === relation,
  );

export const addressOf = ({ $, _ }: XmlNode) => $['url'] ?? $['href'] ?? $['rdf:resource'] ?? _;
