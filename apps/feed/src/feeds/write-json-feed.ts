import type { Entry } from './channel.ts';
import type { FeedWriter } from './feed-writer.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeed: FeedWriter = {
  mediaType: 'application/feed+json',
  begin: (channel) => {
    const head = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: channel.title,
      home_page_url: channel.homeUrl,
      feed_url: channel.selfUrl,
      description: channel.description,
      ...(channel.language !== null && { language: channel.language }),
      authors: [{ name: 'Newsline', url: `${channel.siteUrl}/` }],
    });
    return `${head.slice(0, -1)},"items":[`;
  },
  entry: (entry) => JSON.stringify(item(entry)),
  between: ',',
  end: ']}',
};

function item(entry: Entry): Readonly<Record<string, unknown>> {
  const authors = entry.authors.length > 0 ? entry.authors : [entry.source.name];
  const tags = new Set([...entry.topics.map(({ name }) => name), ...entry.categories]);
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    // One of content_html and content_text has to be there, if only empty.
    content_html: entry.html,
    ...(entry.summary !== '' && { summary: entry.summary }),
    ...(entry.imageUrl !== null && { image: entry.imageUrl }),
    ...(entry.enclosures.length > 0 && { attachments: entry.enclosures.map(attachment) }),
    date_published: entry.published.toISOString(),
    date_modified: entry.updated.toISOString(),
    authors: authors.filter((name) => name !== '').map((name) => ({ name })),
    ...(tags.size > 0 && { tags: [...tags] }),
    ...(entry.language !== null && { language: entry.language }),
    // An extension: its name begins with an underscore, and `about` describes it.
    _newsline: {
      about:
        'The source that the article came from, its topics by id, and whether the text was cut.',
      source: entry.source,
      topics: entry.topics.map(({ id }) => id),
      cut: entry.isCut,
    },
  };
}

/** The type has to be there. */
function attachment({ url, type, lengthBytes }: Entry['enclosures'][number]) {
  return {
    url,
    mime_type: type ?? 'application/octet-stream',
    ...(lengthBytes !== null && { size_in_bytes: lengthBytes }),
  };
}
