import type { Channel, Entry } from './channel.ts';
import type { FeedWriter } from './feed-writer.ts';
import { element, empty, lines, parent, startOf, xmlDeclaration } from './xml.ts';

/** RSS 2.0.11 (https://www.rssboard.org/rss-specification) by the advice of the RSS Best Practices
 *  Profile: a link to itself from Atom, authors from Dublin Core, the full text in
 *  content:encoded. */
export const rss: FeedWriter = {
  mediaType: 'application/rss+xml',
  begin: (channel) =>
    `${xmlDeclaration}${startOf('rss', namespaces)}\n<channel>\n${head(channel)}\n`,
  entry: item,
  between: '\n',
  end: '\n</channel>\n</rss>\n',
};

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

function head(channel: Channel): string {
  return lines([
    element('title', channel.title),
    element('link', channel.homeUrl),
    element('description', channel.description),
    element('language', channel.language),
    element('lastBuildDate', rfc822(channel.updated)),
    element('generator', 'Newsline'),
    element('docs', 'https://www.rssboard.org/rss-specification'),
    empty('atom:link', { rel: 'self', type: 'application/rss+xml', href: channel.selfUrl }),
  ]);
}

function item(entry: Entry): string {
  const { source } = entry;
  return parent('item', [
    element('title', entry.title),
    element('link', entry.url),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(entry.published)),
    ...(entry.authors.length > 0 ? entry.authors : [source.name]).map((author) =>
      element('dc:creator', author),
    ),
    element('dc:language', entry.language),
    element('description', entry.summary),
    element('content:encoded', entry.html),
    ...entry.topics.map(({ name }) => element('category', name, { domain: 'urn:newsline:topic' })),
    ...entry.categories.map((category) => element('category', category)),
    // The element has to name the feed that the item came from.
    source.feedUrl === null ? '' : element('source', source.name, { url: source.feedUrl }),
    entry.imageUrl === null ? '' : empty('media:content', { url: entry.imageUrl, medium: 'image' }),
  ]);
}

/** RFC 822 with the four-digit year that RSS prefers. */
function rfc822(date: Date): string {
  return date.toUTCString();
}
