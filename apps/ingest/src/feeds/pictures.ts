import type { NodeLists } from './adapters/rss-parser-fields.ts';
import { addressOf, linksOf } from './enclosures.ts';
import { relationOf } from './feed-context.ts';
import { isPicture } from './picture-url.ts';
import type { Resolve } from './web-url.ts';
import { children, type XmlNode } from './xml-node.ts';

/** By what it says, else by its address. */
function isImage(node: XmlNode): boolean {
  const kind = (node.$['medium'] ?? node.$['type'] ?? '').trim().toLowerCase();
  if (kind !== '' && kind !== 'application/octet-stream') return kind.startsWith('image');
  return /\.(?:avif|gif|jpe?g|png|webp)(?:$|\?)/iu.test(addressOf(node));
}

/** The picture that an article's own fields name: Media RSS, the widest first; an enclosure;
 *  iTunes; `image`. Null where none does. */
export function pictureOf(article: NodeLists, resolve: Resolve): string | null {
  const groups = article['$media:group'] ?? [];
  const inGroups = (name: string) => [article, ...groups].flatMap((place) => nodesIn(place, name));
  const contents = inGroups('media:content');
  const media = contents.filter(isImage).sort(wider);
  const enclosures = [...(article['$enclosure'] ?? []), ...linksOf(article, 'enclosure')].filter(
    isImage,
  );
  const candidates = [
    ...media,
    ...inGroups('media:thumbnail').sort(wider),
    ...contents.flatMap((content) => children(content, 'media:thumbnail')).sort(wider),
    ...enclosures,
    ...(article['$itunes:image'] ?? []),
    ...linkedPictures(article),
    ...(article['$image'] ?? []),
    ...(article['$thumbnail'] ?? []),
  ];
  for (const node of candidates) {
    const inner = children(node, 'url')[0];
    // Escaped twice: in no address is it written so.
    const address = (inner?._ ?? addressOf(node)).replaceAll('&amp;', '&');
    const url = address === '' ? null : resolve(address, inner?.base ?? node.base);
    if (url !== null && isPicture(url)) return url;
  }
  return null;
}

/** As podcasts linked their pictures at first. */
export const linkedPictures = (place: NodeLists): readonly XmlNode[] =>
  [...(place['$itunes:link'] ?? []), ...linksOf(place, 'image')].filter(
    (node) => relationOf(node) === 'image',
  );

function nodesIn(parent: NodeLists | XmlNode, name: string): readonly XmlNode[] {
  return '$' in parent
    ? children(parent as XmlNode, name)
    : ((parent as NodeLists)[`$${name}`] ?? []);
}

const wider = (one: XmlNode, other: XmlNode) => width(other) - width(one);
const width = ({ $ }: XmlNode) => Number.parseInt($['width'] ?? '0', 10) || 0;
