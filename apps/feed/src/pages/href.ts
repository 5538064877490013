import type { StoryPreview } from '../read-model/news-read-model.ts';

export type Query = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** A link within this site; what is empty is left out of the query. */
export function href(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      if (one) search.append(name, one);
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

export const topicPath = (id: string): string => `/topics/${encodeURIComponent(id)}`;
export const articlePath = (id: string): string => `/articles/${encodeURIComponent(id)}`;
export const storyPath = (id: string): string => `/stories/${encodeURIComponent(id)}`;
export const coveragePath = (id: string): string => `${storyPath(id)}/coverage.svg`;
export const entityPath = (kind: string, key: string): string =>
  `/entities/${kind}/${encodeURIComponent(key)}`;
export const sourcePath = (id: string): string => `/sources/${encodeURIComponent(id)}`;

/** Where a story is best read: one that consists of a single article is that article. */
export function storyHref({ storyId, articleCount, headlineArticle }: StoryPreview): string {
  return articleCount === 1 && headlineArticle
    ? articlePath(headlineArticle.id)
    : storyPath(storyId);
}

/** An address of somebody else's, if it is one that a reader may safely follow: feeds have carried
 *  `javascript:` links. */
export function externalHref(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}

/** The same page with some of its query changed; null takes a parameter out. `address` is path
 *  and query as requested. */
export function withQuery(
  address: string,
  changes: Readonly<Record<string, string | null>>,
): string {
  const [path = '/', search = ''] = address.split('?', 2);
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** One timeline, or another list, to subscribe to, in every format that feeds are written in. */
export type FeedAddress = {
  /** Without its ending: "/feeds/latest". */
  readonly stem: string;
  readonly query?: Query;
  /** What the feed is about, for readers. */
  readonly title: string;
  /** Before its links; "Follow by" where the page itself says what. */
  readonly follow?: string;
};

export const feedFormats = [
  { ending: 'rss', name: 'RSS', type: 'application/rss+xml' },
  { ending: 'atom', name: 'Atom', type: 'application/atom+xml' },
  { ending: 'json', name: 'JSON Feed', type: 'application/feed+json' },
] as const;

export function feedHref({ stem, query }: FeedAddress, ending: string): string {
  return href(`${stem}.${ending}`, query);
}
