import type { Channel, Entry } from './channel.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed(channel: Channel): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: channel.homeUrl,
    feed_url: channel.selfUrl,
    description: channel.description,
    ...(channel.language !== null && { language: channel.language }),
    authors: [{ name: 'Newsline', url: `${channel.siteUrl}/` }],
    items: channel.entries.map(item),
  });
}

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
    date_published: entry.published.toISOString(),
    date_modified: entry.updated.toISOString(),
    authors: authors.filter((name) => name !== '').map((name) => ({ name })),
    ...(tags.size > 0 && { tags: [...tags] }),
    ...(entry.language !== null && { language: entry.language }),
    // An extension: its name begins with an underscore, and `about` describes it.
    _newsline: {
      about: 'The source that the article came from, and its topics by id.',
      source: entry.source,
      topics: entry.topics.map(({ id }) => id),
    },
  };
}
