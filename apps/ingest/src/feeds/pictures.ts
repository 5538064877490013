import type { NodeLists } from './adapters/rss-parser-fields.ts';
import type { Enclosure } from './parsed-feed.ts';
import type { Resolve } from './web-url.ts';
import { children, type XmlNode } from './xml-node.ts';

const isPicture = ({ $ }: XmlNode) => {
  const kind = $['medium'] ?? $['type'] ?? '';
  return (
    kind.startsWith('image') ||
    (kind === '' && /\.(?:avif|gif|jpe?g|png|webp)(?:$|\?)/iu.test($['url'] ?? ''))
  );
};

/** The picture that an article's own fields name: Media RSS, the widest first; an enclosure;
 *  iTunes; `image`. Null where none does. */
export function pictureOf(article: NodeLists, resolve: Resolve): string | null {
  const groups = article['$media:group'] ?? [];
  const inGroups = (name: string) => [article, ...groups].flatMap((place) => nodesIn(place, name));
  const media = inGroups('media:content').filter(isPicture).sort(wider);
  const enclosures = [...(article['$enclosure'] ?? []), ...linksOf(article, 'enclosure')].filter(
    isPicture,
  );
  const candidates = [
    ...media,
    ...inGroups('media:thumbnail').sort(wider),
    ...enclosures,
    ...(article['$itunes:image'] ?? []),
    ...(article['$image'] ?? []),
  ];
  for (const node of candidates) {
    const inner = children(node, 'url')[0];
    const address = node.$['url'] ?? node.$['href'] ?? node.$['rdf:resource'] ?? inner?._ ?? node._;
    const url = address === '' ? null : resolve(address, inner?.base ?? node.base);
    if (url !== null) return url;
  }
  return null;
}

/** What is attached to an article: RSS enclosures and Atom links of that relation. */
export function enclosuresOf(article: NodeLists, resolve: Resolve): Enclosure[] {
  const nodes = [...(article['$enclosure'] ?? []), ...linksOf(article, 'enclosure')];
  return nodes.flatMap(({ $, base }) => {
    const url = resolve($['url'] ?? $['href'] ?? '', base);
    const length = Number.parseInt($['length'] ?? '', 10);
    return url ? [{ url, type: $['type'] ?? null, lengthBytes: length >= 0 ? length : null }] : [];
  });
}

const linksOf = (article: NodeLists, rel: string) =>
  [...(article['$link'] ?? []), ...(article['$atom:link'] ?? [])].filter(
    ({ $ }) => $['rel'] === rel,
  );

function nodesIn(parent: NodeLists | XmlNode, name: string): readonly XmlNode[] {
  return '$' in parent
    ? children(parent as XmlNode, name)
    : ((parent as NodeLists)[`$${name}`] ?? []);
}

const wider = (one: XmlNode, other: XmlNode) => width(other) - width(one);
const width = ({ $ }: XmlNode) => Number.parseInt($['width'] ?? '0', 10) || 0;
