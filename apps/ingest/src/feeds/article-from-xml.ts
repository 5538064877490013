import type { NodeLists } from './adapters/rss-parser-fields.ts';
import { enclosuresOf, leadingEnclosure } from './enclosures.ts';
import {
  firstDate,
  firstNode,
  lists,
  nodesUnder,
  relationOf,
  type FeedContext,
} from './feed-context.ts';
import { finishArticle } from './finish-article.ts';
import { decodeEntities, htmlLine } from './html-text.ts';
import type { ParsedArticle } from './parsed-feed.ts';
import { peopleFrom } from './people.ts';
import { htmlOfPlain, plainLine } from './plain-text.ts';
import { pictureOf } from './pictures.ts';
import { sanitise } from './sanitise.ts';
import type { Resolve } from './web-url.ts';
import { children, type XmlNode } from './xml-node.ts';

const published = lists(
  'published issued pubDate dcterms:issued dcterms:created dcterms:date dc:date created date atom:published',
);
const updated = lists('updated modified dcterms:modified atom:updated dc:date');
const dates = [...published, ...updated];
const titles = lists('title dc:title itunes:title media:title atom:title');
const languages = lists('dc:language language');
const ids = lists('id atom:id');
const guids = lists('guid');
const authors = lists('author dc:creator dc:author itunes:author atom:author');
const links = lists('link atom:link');
const proxied = lists('feedburner:origLink');
/** Of two texts that are there, the one from an element for full text is the content. */
const fullTexts = lists('content:encoded content atom:content xhtml:body body fullitem');
const shortTexts = lists(
  'description summary atom:summary dc:description itunes:summary media:description itunes:subtitle abstract',
);

/** An article of RSS, RDF or Atom; null where it says nothing at all. */
export function articleFromXml(
  article: NodeLists,
  feedLanguage: string | null,
  context: FeedContext,
): ParsedArticle | null {
  const page = linkOf(article, context.resolve);
  const base = page ?? context.baseUrl;
  const resolve: Resolve = (url, from) => context.resolve(url, from || base);
  const updatedAt = firstDate(article, updated, context);
  const dated = firstDate(article, published, context) ?? updatedAt;
  const title = firstNode(article, titles) ?? inGroups(article, 'media:title')[0];
  const enclosures = enclosuresOf(article, resolve);
  const guid = (firstNode(article, guids) ?? firstNode(article, ids))?._ || article['rdf:about'];
  return finishArticle(
    {
      guid: guid?.trim() || null,
      url: page ?? leadingEnclosure(enclosures),
      urlIsShared: page === null && enclosures.length > 0,
      title: title?._ ?? '',
      ...bodiesOf(article, title, base),
      authors: peopleFrom(nodesUnder(article, authors), resolve),
      categories: categoriesOf(article),
      imageUrl: pictureOf(article, resolve),
      publishedAt: dated?.at ?? null,
      publishedRaw: dated?.raw ?? firstNode(article, dates)?._ ?? null,
      publishedZone: dated?.zone ?? null,
      ...(dated?.exact === false && { publishedIsVague: true }),
      updatedAt: updatedAt?.at ?? null,
      language: firstNode(article, languages)?._ || title?.lang || feedLanguage,
      enclosures,
    },
    context.keepEmpty,
  );
}

/** The article's page: the link that a proxy replaced, Atom's alternate (HTML before others),
 *  RSS's link, a guid or rdf:about that is a link. */
function linkOf(article: NodeLists, resolve: Resolve): string | null {
  const alternates = nodesUnder(article, links)
    .filter((node) => relationOf(node) === 'alternate')
    .sort((one, other) => Number(isHtmlLink(other)) - Number(isHtmlLink(one)));
  const permanent = nodesUnder(article, guids).filter(({ $ }) => !/^false$/iu.test(permalinkOf($)));
  for (const { _, $, base } of [...nodesUnder(article, proxied), ...alternates]) {
    const address = $['href'] ?? $['rdf:resource'] ?? _;
    const url = address.trim() === '' ? null : resolve(address, base);
    if (url) return url;
  }
  const permalinks = [
    ...permanent.map(({ _ }) => _),
    ...nodesUnder(article, ids).map(({ _ }) => _),
    article['rdf:about'] ?? '',
  ];
  const permalink = permalinks.find((text) => /^https?:\/\//iu.test(text));
  return permalink === undefined ? null : resolve(permalink);
}

const isHtmlLink = ({ $ }: XmlNode) => $['type'] === undefined || /html/iu.test($['type']);
const permalinkOf = ($: XmlNode['$']) => $['ispermalink'] ?? '';

/** Of several texts of one kind, the first that says anything. */
function bodiesOf(article: NodeLists, title: XmlNode | undefined, base: string | undefined) {
  const read = (nodes: readonly XmlNode[]) => {
    let blank = sanitise('');
    for (const node of nodes.slice(0, mostTexts)) {
      const text = sanitise(node.html ?? htmlOfPlain(node._), node.base || base);
      if (text.text !== '') return text;
      if (blank.imageUrl === null) blank = text;
    }
    return blank;
  };
  const full = read(nodesUnder(article, fullTexts));
  const short = read([
    ...nodesUnder(article, shortTexts),
    ...inGroups(article, 'media:description'),
    ...inGroups(article, 'media:title').filter(({ _ }) => _ !== title?._),
  ]);
  const isOnlyShort = full.text === '' && full.imageUrl === null;
  const content = isOnlyShort ? short : full;
  return { content, summary: short.text === '' ? content : short };
}

/** Nobody has so many of one kind. */
const mostTexts = 20;

const inGroups = (article: NodeLists, name: string): readonly XmlNode[] =>
  (article['$media:group'] ?? []).flatMap((group) => children(group, name));

/** Of more articles, and of longer texts, the language is as clear as of these. */
const sampleArticles = 10;
const sampleCharacters = 150;

/** Headlines and the beginnings of texts, to tell the language by. */
export function sampleOf(articles: readonly NodeLists[]): string {
  const texts = articles.slice(0, sampleArticles).flatMap((article) => {
    const body = firstNode(article, shortTexts) ?? firstNode(article, fullTexts);
    const markup = (body?.html ?? body?._ ?? '').slice(0, 4 * sampleCharacters);
    const text = markup.replace(/<[^<>]{0,600}(?:>|$)/gu, ' ').slice(0, sampleCharacters);
    return [firstNode(article, titles)?._.slice(0, sampleCharacters) ?? '', text];
  });
  return texts.join('\n');
}

const categories = lists('category dc:subject itunes:category');
const keywords = lists('itunes:keywords media:keywords keywords tags');

/** Of one category or list of keywords; only an attacker writes more. */
const mostInside = 1_000;

/** What the publisher says it is about, for people to read: each once, keywords last. */
export function categoriesOf(article: NodeLists): string[] {
  // Apple's categories have their finer ones inside.
  const nodes = nodesUnder(article, categories).flatMap((node) => [
    node,
    ...children(node, 'itunes:category').slice(0, mostInside),
  ]);
  const names = nodes.map(({ _, $ }) =>
    _ === '' ? plainLine(decodeEntities($['label'] || $['term'] || $['text'] || '')) : htmlLine(_),
  );
  const split = nodesUnder(article, keywords).flatMap((node) => {
    const tags = children(node, 'tag').slice(0, mostInside);
    return tags.length > 0
      ? tags.map(({ _ }) => htmlLine(_))
      : node._.split(',', mostInside).map(htmlLine);
  });
  return [...new Set([...names, ...split].filter(Boolean))];
}
