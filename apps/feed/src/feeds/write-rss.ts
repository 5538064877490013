import type { Channel, Entry } from './channel.ts';
import type { FeedWriter } from './feed-writer.ts';
import { type Attributes, element, empty, lines, parent, startOf, xmlDeclaration } from './xml.ts';

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
    line('title', channel.title),
    element('link', channel.homeUrl),
    element('description', escaped(channel.description)),
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
    line('title', entry.title),
    element('link', entry.url),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(entry.published)),
    ...(entry.authors.length > 0 ? entry.authors : [source.name]).map((author) =>
      line('dc:creator', author),
    ),
    element('dc:language', entry.language),
    element('description', escaped(entry.summary)),
    element('content:encoded', entry.html),
    ...entry.topics.map(({ name }) => line('category', name, { domain: 'urn:newsline:topic' })),
    ...entry.categories.map((category) => line('category', category)),
    // All three attributes have to be there; a length of 0 is one that nobody knows.
    ...entry.enclosures.map(({ url, type, lengthBytes }) =>
      empty('enclosure', {
        url,
        length: String(lengthBytes ?? 0),
        type: type ?? 'application/octet-stream',
      }),
    ),
    // The element has to name the feed that the item came from.
    source.feedUrl === null ? '' : line('source', source.name, { url: source.feedUrl }),
    entry.imageUrl === null ? '' : empty('media:content', { url: entry.imageUrl, medium: 'image' }),
  ]);
}

/** Plain text. RSS does not say whether an element that is no description is HTML; who meets what looks
 *  like a tag or a reference takes it for one. Other text is left as everybody reads it. */
function line(name: string, text: string, attributes: Attributes = {}): string {
  return element(name, /<[a-z/]|<!--|&#?\w{1,32};/iu.test(text) ? escaped(text) : text, attributes);
}

/** Plain text as HTML. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** RFC 822 with the four-digit year that RSS prefers. */
function rfc822(date: Date): string {
  return date.toUTCString();
}
