import { readDate } from '@newsline/news';
import Parser from 'rss-parser';

import { newestArticles } from '../newest-articles.ts';
import type { XmlDocument } from '../read-xml.ts';
import { addChild, children, removeChildren, type XmlNode } from '../xml-node.ts';
import { readChannelDefinition } from '../channel-definition.ts';
import { customFields, type NodeLists } from './rss-parser-fields.ts';

export type FeedNodes = NodeLists & { readonly items: readonly NodeLists[] };

type Callback = (error: Error | null, tree: Record<string, XmlNode>) => void;

// The types know only one form of custom fields; the documentation has the one used here.
const shared = new Parser<NodeLists, NodeLists>({ customFields, defaultRSS: 2 } as object);

/** Lets rss-parser read RSS 0.9x, 1.0, 2.0 and Atom out of a document already read. Its own XML
 *  reader (xml2js on sax) stops at the first mistake, hangs on nested CDATA, overflows on deep
 *  nesting, loses the order of text and tags in XHTML, and takes longer than all the rest here. */
export function readWithRssParser(document: XmlDocument): Promise<FeedNodes> {
  const tree = asRssParserExpects(document);
  const xmlParser = { parseString: (_: string, done: Callback) => done(null, tree) };
  const parser = Object.assign(Object.create(shared) as typeof shared, { xmlParser });
  return parser.parseString('') as Promise<FeedNodes>;
}

/** rss-parser throws where there is no channel, and looks for articles inside it (RSS) or beside
 *  it (RDF) only; it asks for a version, and takes Atom's `rel` for granted. */
function asRssParserExpects({ name, root }: XmlDocument): Record<string, XmlNode> {
  if (name === 'feed') {
    const entries = newestArticles(children(root, 'entry'), dateOf);
    removeChildren(root, 'entry');
    for (const entry of entries) addChild(root, 'entry', entry);
    for (const node of [root, ...entries]) {
      for (const link of children(node, 'link')) link.$['rel'] ??= 'alternate';
    }
    return { feed: root };
  }
  const outer = name === 'channel' ? { ...emptyNode(), channel: [root] } : root;
  const inside = name === 'channel' ? readChannelDefinition(root) : [];
  const [channel, ...others] = children(outer, 'channel');
  const home = channel ?? emptyNode();
  const articles = newestArticles(
    inside.length > 0 ? inside : [home, ...others, outer].flatMap((node) => children(node, 'item')),
    dateOf,
  );
  if (!channel) addChild(outer, 'channel', home);
  removeChildren(outer, 'item');
  removeChildren(home, 'item');
  const target = name === 'rdf:RDF' ? outer : home;
  for (const article of articles) addChild(target, 'item', article);
  // Only what rss-parser asks for: with an itunes namespace it would read each article twice.
  outer.$ = { version: '2.0' };
  return { [name === 'rdf:RDF' ? name : 'rss']: outer };
}

function dateOf(article: XmlNode): Date | null {
  for (const name of ['pubDate', 'published', 'dc:date', 'issued', 'updated', 'modified']) {
    const date = readDate(children(article, name)[0]?._ ?? '', { now: new Date(0) });
    if (date) return date.at;
  }
  return null;
}

const emptyNode = (): XmlNode => ({ $: {}, _: '', base: '', lang: '' });
