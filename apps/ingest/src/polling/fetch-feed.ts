import { hash } from 'node:crypto';
import type { SourcePoll } from '@newsline/contracts';
import type { IngestDependencies } from './dependencies.ts';
import type { Fetched, FetchOutcome } from './fetcher.ts';
import { outletsOf } from './manage-sources.ts';
import type { PollControl } from './poll-loop.ts';
import type { ListInput, ReadFeed, ReadOutcome } from './reader.ts';
import { problemOf } from './source-problem.ts';
import type { Source, Validators } from './source-store.ts';
import type { Offer } from './websub/subscription.ts';

export const feedTypes =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

const pageTypes = 'text/html, application/xhtml+xml, */*;q=0.5';

/** What is asked for at a source's address. */
export function wantedTypes({ readAs }: Pick<Source, 'readAs'>): string {
  return readAs === 'list' ? pageTypes : feedTypes;
}

/** What came of asking; see `SourcePoll`. */
type Answer = Pick<SourcePoll, 'status' | 'bytes'>;

export type FetchedFeed = { readonly answer: Answer } & (
  | {
      readonly kind: 'unchanged';
      /** See `FetchOutcome`. */
      readonly movedTo?: string | null;
      readonly validators: Validators;
      readonly freshForMs: number | null;
    }
  | {
      readonly kind: 'read';
      readonly feed: ReadFeed;
      readonly movedTo?: string | null;
      readonly validators: Validators;
      readonly freshForMs: number | null;
      /** Where it can be subscribed to; null: nowhere. */
      readonly offer: Offer | null;
    }
  | FetchFailure
);

type FetchFailure = Extract<FetchOutcome, { kind: 'failed' }>;

/** Fetches a source's feed and reads it, where it is not as it was before. */
export async function fetchFeed(
  source: Source,
  dependencies: IngestDependencies,
  control: Pick<PollControl, 'redirectedTo' | 'feedIsFetched'>,
): Promise<FetchedFeed> {
  const { fetcher } = dependencies;
  const { validators } = source;
  let { host } = new URL(source.url);
  const fetched = await fetcher.fetch({
    url: source.url,
    accept: wantedTypes(source),
    validators,
    onRedirect: async (to) => {
      if (to.host !== host) control.redirectedTo((host = to.host));
    },
  });
  control.feedIsFetched();
  const answer = answerOf(fetched);
  if (fetched.kind === 'failed') return { ...fetched, answer };
  const { etag, lastModified, freshForMs, movedTo = null } = fetched;
  const said = { answer, movedTo, freshForMs };
  if (fetched.kind === 'not-modified')
    return { kind: 'unchanged', ...said, validators: updated(validators, fetched) };
  // Some answer 200 with the very same bytes, or with an ETag that never changes.
  const bodyHash = hash('sha256', fetched.body, 'base64url');
  const latest = { etag, lastModified, bodyHash };
  if (bodyHash === validators.bodyHash) return { kind: 'unchanged', ...said, validators: latest };
  const read = await readFetched(source, fetched, dependencies);
  const newest = newestOf(read);
  if (newest !== null) return fetchNewest(source, newest, dependencies);
  if (read.kind === 'unreadable') return { ...read, answer, kind: 'failed', retryAfterMs: null };
  const feed = read.result;
  return { kind: 'read', ...said, feed, validators: latest, offer: offerOf(fetched, feed) };
}

export function answerOf(outcome: FetchOutcome): Answer {
  if (outcome.kind === 'fetched') return { status: outcome.status, bytes: outcome.body.byteLength };
  if (outcome.kind === 'not-modified') return { status: 304, bytes: null };
  return { status: Number(outcome.details?.values['status']) || null, bytes: null };
}

/** RFC 9111 section 4.3.4: what a 304 says anew counts from then on. */
function updated(
  { etag, lastModified, bodyHash }: Validators,
  latest: Pick<Validators, 'etag' | 'lastModified'>,
): Validators {
  return {
    etag: latest.etag ?? etag,
    lastModified: latest.lastModified ?? lastModified,
    bodyHash,
  };
}

/** Where the newest sitemap of an index is; null for all else. */
export function newestOf(read: ReadOutcome<ReadFeed>): string | null {
  return (read.kind === 'unreadable' && read.details.values['newest']) || null;
}

/** Reads the newest sitemap of an index, which says itself what of it is new: an index may be as it was
 *  while its sitemaps change, so no validators are kept of it. */
async function fetchNewest(
  source: Source,
  url: string,
  dependencies: IngestDependencies,
): Promise<FetchedFeed> {
  const fetched = await dependencies.fetcher.fetch({ url, accept: feedTypes });
  const answer = answerOf(fetched);
  if (fetched.kind === 'failed') return { ...fetched, answer };
  const { validators: before } = source;
  const said = { answer, freshForMs: fetched.freshForMs };
  if (fetched.kind === 'not-modified') return { kind: 'unchanged', ...said, validators: before };
  const bodyHash = hash('sha256', fetched.body, 'base64url');
  if (bodyHash === before.bodyHash) return { kind: 'unchanged', ...said, validators: before };
  const read = await readFetched(source, fetched, dependencies);
  if (read.kind === 'unreadable') return { ...read, answer, kind: 'failed', retryAfterMs: null };
  const validators = { etag: null, lastModified: null, bodyHash };
  return { kind: 'read', ...said, feed: read.result, validators, offer: null };
}

/** Reads what was fetched, or brought, as the feed of a source. */
export function readFetched(
  source: Source,
  { body, contentType, url }: Pick<Fetched, 'body' | 'contentType' | 'url'>,
  { reader, now }: IngestDependencies,
): Promise<ReadOutcome<ReadFeed>> {
  const { id: sourceId, language, folders, sharedLinks, listPaths, readAs } = source;
  const context = { sourceId, outlets: outletsOf(source), now: now(), language, folders };
  if (readAs === 'list')
    return readList(source, { body, contentType, url, listPaths, context }, reader);
  return reader.readFeed({ body, contentType, url, sharedLinks, context });
}

/** A page that is no more redirects to the front page of its site often, whose list is another. */
async function readList(
  { url }: Source,
  input: ListInput,
  reader: IngestDependencies['reader'],
): Promise<ReadOutcome<ReadFeed>> {
  if (isFront(input.url) && !isFront(url)) return { kind: 'unreadable', ...problemOf('lost-list') };
  return reader.readList(input);
}

function isFront(url: string): boolean {
  const { pathname, search } = new URL(url);
  return pathname === '/' && search === '';
}

/** What HTTP says outranks what the feed says: W3C WebSub, section 4. */
function offerOf(fetched: Fetched, { head }: ReadFeed): Offer | null {
  const hub = fetched.hub ?? head.hub;
  const topic = fetched.self ?? head.self;
  return hub && topic ? { hub, topic } : null;
}
