import { publisherZone } from '@newsline/news';

import { readJsonFeed } from './adapters/feedsmith-json-feed.ts';
import { readWithRssParser } from './adapters/rss-parser-feed.ts';
import { articleFromXml, sampleOf } from './article-from-xml.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { ParseOptions } from './feed-context.ts';
import { feedFromXml, languageFromXml, siteOf } from './feed-from-xml.ts';
import { cutWarnings, emptyWarnings } from './newest-articles.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { readNewsSitemap } from './news-sitemap.ts';
import { readXml, type XmlDocument } from './read-xml.ts';
import { recognise } from './recognise.ts';
import { tellApart } from './tell-apart.ts';
import { addressResolver } from './web-url.ts';
import { children } from './xml-node.ts';

const formats = { rss: 'rss', channel: 'rss', 'rdf:RDF': 'rdf', feed: 'atom' } as const;

/**
 * A feed's bytes as clean articles: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1,
 * CDF, news sitemaps, in any encoding, well-formed or not. Text comes out as plain NFC, HTML sanitised, links
 * absolute. What could be repaired is in `warnings`.
 *
 * Throws `UnreadableFeed` where there is no feed in the bytes, and for what only an attacker would
 * send. Pure but for its options; takes time in proportion to the length of the input, which the
 * caller bounds. Good for another process: input and result can be cloned.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions): Promise<ParsedFeed> {
  const { text, encoding, warnings } = decodeBytes(bytes, options.contentType);
  const parsed = /^[\s\ufeff]*\{/u.test(text)
    ? readJsonFeed(text, options)
    : ((await readXmlFeed(text, options)) ?? readNewsSitemap(text, options));
  if (!parsed) throw recognise(text, options.url);
  const distinct = tellApart(parsed.articles, options.sharedLinks ?? []);
  return {
    feed: parsed.feed,
    articles: distinct.articles,
    warnings: [...warnings, ...parsed.warnings, ...distinct.warnings],
    sharedLinks: distinct.sharedLinks,
    encoding,
  };
}

async function readXmlFeed(
  text: string,
  { url, now, zone, language, keepEmpty = false }: ParseOptions,
): Promise<Pick<ParsedFeed, 'feed' | 'articles' | 'warnings'> | null> {
  const document = readXml(text, url);
  if (!document) return null;
  const read = await readWithRssParser(document);
  const site = siteOf(read, addressResolver(url));
  const publisher = {
    zone,
    languages: [language, languageFromXml(read), languageOf(document)],
    text: sampleOf(read.items),
    urls: [site, url],
  };
  const context = {
    now,
    keepEmpty,
    language: languageOf(document),
    baseUrl: site ?? url,
    resolve: addressResolver(site ?? url),
    zone: publisherZone(publisher),
  };
  const feed = feedFromXml(read, formats[document.name], context);
  const articles = read.items.map((item) => articleFromXml(item, feed.language, context));
  const kept = articles.filter((article) => article !== null);
  const warnings = [
    ...document.warnings,
    ...cutWarnings(document.articles),
    ...emptyWarnings(articles.length - kept.length),
  ];
  return { feed, articles: kept, warnings };
}

const languageOf = ({ root }: XmlDocument) =>
  (children(root, 'channel')[0]?.lang || root.lang).replace('_', '-');
