import { addChild, children, type XmlNode } from './xml-node.ts';

/** CDF, the Channel Definition Format (Microsoft, W3C note of 9 March 1997): a `CHANNEL` without a root
 *  around it, in which channels may stand inside one another. What it says in attributes becomes the
 *  elements of RSS. An RSS channel that lost its root has no such attributes.
 *  @returns the articles of the channel and of those inside it */
export function readChannelDefinition(channel: XmlNode): readonly XmlNode[] {
  spellOut(channel, 'lastBuildDate');
  return articlesUnder(channel);
}

function articlesUnder(channel: XmlNode): XmlNode[] {
  const own = children(channel, 'item');
  for (const article of own) spellOut(article, 'modified');
  return [...own, ...children(channel, 'channel').flatMap(articlesUnder)];
}

function spellOut(node: XmlNode, date: 'lastBuildDate' | 'modified'): void {
  const { href, lastmod } = node.$;
  const element = (text: string): XmlNode => ({ $: {}, _: text, base: node.base, lang: node.lang });
  if (href !== undefined) addChild(node, 'link', element(href));
  if (lastmod !== undefined) addChild(node, date, element(lastmod));
}
