import type { Channel, Entry } from './channel.ts';
import type { FeedWriter } from './feed-writer.ts';
import { element, empty, lines, parent, startOf, xmlDeclaration } from './xml.ts';

/** The Atom Syndication Format, RFC 4287. */
export const atom: FeedWriter = {
  mediaType: 'application/atom+xml',
  begin: (channel) =>
    `${xmlDeclaration}${startOf('feed', namespaces(channel))}\n${head(channel)}\n`,
  entry: entryElement,
  between: '\n',
  end: '\n</feed>\n',
};

const namespaces = ({ language }: Channel) => ({
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xml:lang': language,
});

/** Text is what a missing type says as well (3.1.1), but some readers look for tags in it. */
const plain = { type: 'text' };

function head(channel: Channel): string {
  return lines([
    element('id', channel.id),
    element('title', channel.title, plain),
    element('subtitle', channel.description, plain),
    element('updated', channel.updated.toISOString()),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: channel.selfUrl }),
    empty('link', { rel: 'alternate', type: 'text/html', href: channel.homeUrl }),
    // Every entry needs an author, its own or the feed's (4.1.1).
    parent('author', [element('name', 'Newsline'), element('uri', `${channel.siteUrl}/`)]),
    element('generator', 'Newsline'),
  ]);
}

function entryElement(entry: Entry): string {
  const { source } = entry;
  return parent(
    'entry',
    [
      element('id', entry.id),
      element('title', entry.title, plain),
      element('published', entry.published.toISOString()),
      element('updated', entry.updated.toISOString()),
      empty('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
      ...entry.enclosures.map(({ url, type, lengthBytes }) =>
        empty('link', {
          rel: 'enclosure',
          type,
          length: lengthBytes === null ? null : String(lengthBytes),
          href: url,
        }),
      ),
      ...(entry.authors.length > 0 ? entry.authors : [source.name])
        .filter((author) => author.trim() !== '')
        .map((author) => parent('author', [element('name', author)])),
      element('summary', entry.summary, plain),
      element('content', entry.html, { type: 'html' }),
      ...entry.topics.map(({ id, name }) =>
        empty('category', { term: id, scheme: 'urn:newsline:topic', label: name }),
      ),
      ...entry.categories.map((category) => empty('category', { term: category })),
      parent('source', [
        element('id', source.id),
        element('title', source.name || source.id, plain),
        element('updated', entry.updated.toISOString()),
        source.feedUrl === null ? '' : empty('link', { rel: 'self', href: source.feedUrl }),
      ]),
      entry.imageUrl === null
        ? ''
        : empty('media:content', { url: entry.imageUrl, medium: 'image' }),
    ],
    { 'xml:lang': entry.language },
  );
}
