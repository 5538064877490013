import type { OfferedFeed } from '@newsline/contracts';
import type { PageFeeds } from '../feeds/page-feeds.ts';
import type { IngestDependencies } from './dependencies.ts';
import { feedTypes, newestOf, readFetched } from './fetch-feed.ts';
import type { Fetched, FetchOutcome } from './fetcher.ts';
import type { ReadFeed, ReadOutcome } from './reader.ts';
import { problemOf } from './source-problem.ts';
import type { Source } from './source-store.ts';

type FetchFailed = Extract<FetchOutcome, { kind: 'failed' }>;
type Unreadable = Extract<ReadOutcome<never>, { kind: 'unreadable' }>;

export type FoundFeed = {
  readonly kind: 'feed';
  readonly readAs: Source['readAs'];
  /** Where it was asked for, before redirects. */
  readonly url: string;
  readonly feed: ReadFeed;
  readonly fetched: Fetched;
};

export type FeedSearch =
  | FoundFeed
  | { readonly kind: 'several'; readonly feeds: readonly OfferedFeed[] }
  /** What is at the address can't be fetched. */
  | FetchFailed
  /** It is no feed, and no page that leads to one. */
  | Unreadable;

/** What is at one address. */
type Look =
  | FoundFeed
  | FetchFailed
  | Unreadable
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly leads: PageFeeds;
      readonly fetched: Fetched;
      /** Why it is no feed. */
      readonly not: Unreadable;
    };

/** Where sites without a word about their feed often have it: the defaults of WordPress, Ghost, Hugo,
 *  Jekyll and others; then where their news sitemap is. */
const places = [
  ...['/feed', '/rss', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml'],
  ...['/news-sitemap.xml', '/sitemap-news.xml'],
];
/** Of a page's links, so many are asked for. More that look like feeds are shown unasked. */
const mostAsked = 4;
const mostShown = 50;
/** After this nothing more is asked for: somebody waits. */
const longestMs = 12_000;

/** The feed at an address or, where that is a page, the one that the page leads to: by autodiscovery,
 *  by its own links, or at a well-known place of its site; else the page itself, where it lists articles.
 *  A host is asked for one thing at a time, with the pause between that pages have.
 *  @param as the source that it would be: how its feed is read depends on that
 *  @param only as what it is to be read; null: that is to be found out */
export async function findFeed(
  as: Source,
  only: Source['readAs'] | null,
  dependencies: IngestDependencies,
): Promise<FeedSearch> {
  const end = new AbortController();
  // Pauses keep no process alive; whoever waits for the search does.
  const timer = setTimeout(() => end.abort(), longestMs);
  try {
    return await search(as.url, only, new Visit(as, dependencies, end.signal));
  } finally {
    clearTimeout(timer);
  }
}

async function search(
  url: string,
  only: Source['readAs'] | null,
  visit: Visit,
): Promise<FeedSearch> {
  if (only === 'list') return visit.lookForList(url);
  const first = await visit.look(url);
  if (first.kind !== 'page') return first;
  const { linked, mentioned } = first.leads;
  const offered = withoutComments(first.leads.offered);
  if (offered.length > 1) return several(offered);
  const byOffer = await visit.follow(offered, true);
  if (byOffer) return byOffer;
  if (linked.length > mostAsked) return several(linked);
  const byLinks = await visit.follow([...linked, ...mentioned], false);
  if (byLinks) return byLinks;
  const byPlaces = places.map((place) => ({ url: new URL(place, first.url).href, title: '' }));
  const byPlace = await visit.firstOf(byPlaces);
  if (byPlace) return byPlace;
  return only === 'feed' ? first.not : visit.listOn(url, first.fetched);
}

/** Asks for a few addresses on behalf of one who waits. */
class Visit {
  readonly #as: Source;
  readonly #dependencies: IngestDependencies;
  readonly #signal: AbortSignal;
  readonly #asked = new Set<string>();

  constructor(as: Source, dependencies: IngestDependencies, signal: AbortSignal) {
    this.#signal = signal;
    this.#as = as;
    this.#dependencies = dependencies;
  }

  async look(url: string): Promise<Look> {
    this.#asked.add(url);
    const fetched = await this.#fetch(url);
    if (fetched.kind !== 'fetched') return failedLook(fetched);
    const read = await readFetched({ ...this.#as, url }, fetched, this.#dependencies);
    if (read.kind === 'read')
      return { kind: 'feed', readAs: 'feed', url, feed: read.result, fetched };
    if (read.details.kind !== 'not-a-feed') return read;
    const newest = newestOf(read);
    if (newest !== null) return (await this.#lookIn(newest, { url, fetched })) ?? read;
    const { body, contentType } = fetched;
    const page = await this.#dependencies.reader.readPageFeeds({
      body,
      contentType,
      url: fetched.url,
    });
    if (page.kind !== 'read' || !page.result) return read;
    return { kind: 'page', url: fetched.url, leads: page.result, fetched, not: read };
  }

  /** What is at an address, as a page that lists articles. */
  async lookForList(url: string): Promise<FeedSearch> {
    const fetched = await this.#fetch(url);
    return fetched.kind === 'fetched' ? this.listOn(url, fetched) : failedLook(fetched);
  }

  /** A page as a list of articles. */
  async listOn(url: string, fetched: Fetched): Promise<FoundFeed | Unreadable> {
    const as = { ...this.#as, url, readAs: 'list' } as const;
    const read = await readFetched(as, fetched, this.#dependencies);
    if (read.kind !== 'read') return read;
    return { kind: 'feed', readAs: 'list', url, feed: read.result, fetched };
  }

  /** The feed that these links lead to; several where they lead to several, null where to none.
   *  @param isOffered they are said to be feeds: what else is there leads no further */
  async follow(links: readonly OfferedFeed[], isOffered: boolean): Promise<FeedSearch | null> {
    const found: FoundFeed[] = [];
    const shown = new Map<string, OfferedFeed>();
    for (const link of links.slice(0, mostAsked)) {
      const look = await this.#lookOnce(link.url);
      if (look?.kind === 'feed') {
        found.push(look);
        shown.set(link.url, { url: link.url, title: look.feed.head.title || link.title });
      }
      if (look?.kind !== 'page' || isOffered) continue;
      for (const feed of [...look.leads.offered, ...look.leads.linked])
        if (!shown.has(feed.url)) shown.set(feed.url, feed);
    }
    const [one] = found;
    if (shown.size > 1) return several([...shown.values()]);
    return one ?? (await this.firstOf([...shown.values()]));
  }

  async firstOf(links: readonly OfferedFeed[]): Promise<FoundFeed | null> {
    for (const { url } of links) {
      const look = await this.#lookOnce(url);
      if (look?.kind === 'feed') return look;
    }
    return null;
  }

  async #fetch(url: string): Promise<FetchOutcome> {
    const { fetcher, pace } = this.#dependencies;
    const leave = await pace.enter(new URL(url).host, this.#signal);
    return fetcher.fetch({ url, accept: `${feedTypes}, text/html;q=0.7` }).finally(leave);
  }

  /** The news of an index of sitemaps; null where its newest has none. */
  async #lookIn(
    newest: string,
    index: Pick<FoundFeed, 'url' | 'fetched'>,
  ): Promise<FoundFeed | null> {
    const fetched = await this.#fetch(newest);
    if (fetched.kind !== 'fetched') return null;
    const read = await readFetched({ ...this.#as, url: index.url }, fetched, this.#dependencies);
    if (read.kind !== 'read') return null;
    return { kind: 'feed', readAs: 'feed', ...index, feed: read.result };
  }

  /** Null: it was asked for before, or there is no time left. */
  async #lookOnce(url: string): Promise<Look | null> {
    if (this.#asked.has(url) || this.#signal.aborted) return null;
    try {
      return await this.look(url);
    } catch (error) {
      if (this.#signal.aborted) return null;
      throw error;
    }
  }
}

/** Some answer 304 though nothing was said to be known. */
function failedLook(fetched: Exclude<FetchOutcome, Fetched>): FetchFailed {
  if (fetched.kind === 'failed') return fetched;
  return { kind: 'failed', ...problemOf('status', { status: '304' }), retryAfterMs: null };
}

/** WordPress offers the comments of the whole site, and on an article's page those of the article,
 *  beside its articles. */
function withoutComments(offered: readonly OfferedFeed[]): readonly OfferedFeed[] {
  const articles = offered.filter(
    ({ url, title }) =>
      !/\/comments\/feed\/?$/u.test(url) && !/comments|bình luận|phản hồi/iu.test(title),
  );
  return articles.length > 0 ? articles : offered;
}

function several(feeds: readonly OfferedFeed[]): FeedSearch {
  return { kind: 'several', feeds: feeds.slice(0, mostShown) };
}
