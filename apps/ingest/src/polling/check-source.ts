import type {
  AddSource,
  AnswerOf,
  OfferedFeed,
  RequestOf,
  SourceProblem,
  TriedFeed,
  TrySource,
} from '@newsline/contracts';
import { warningText } from '../feeds/warning-text.ts';
import type { CheckedFeeds } from './checked-feeds.ts';
import type { IngestDependencies } from './dependencies.ts';
import { answerOf } from './fetch-feed.ts';
import { findFeed, type FeedSearch, type FoundFeed } from './find-feed.ts';
import { addSource, checkAddress, newSource, refused, wrongSetting } from './manage-sources.ts';
import { broughtNothing, reportHealthChange, withHealth } from './poll-health.ts';
import { emptyTally, pollRecord } from './poll-record.ts';
import { sourceIdOf } from './source-id.ts';
import type { Source } from './source-store.ts';

type Failed = Extract<FeedSearch, { kind: 'failed' | 'unreadable' }>;

/** Adds the feed that is at an address or that its page leads to, or the page where it lists articles. What
 *  is neither is refused; a server
 *  that does not answer now is not: its source is added with the problem. One that is there already is
 *  not fetched.
 *  @param checkedFeeds keeps what was fetched for the first poll */
export async function addCheckedSource(
  { check = true, ...request }: RequestOf<typeof AddSource>,
  dependencies: IngestDependencies,
  checkedFeeds: CheckedFeeds,
): Promise<AnswerOf<typeof AddSource>> {
  const { url: address, ...settings } = request;
  const checked = checkAddress(address, dependencies.checkUrl);
  if (!check || 'reason' in checked || wrongSetting(settings))
    return addSource(request, dependencies);
  const { url } = checked;
  if (await sourceAt(url, dependencies)) return addSource(request, dependencies);
  const began = performance.now();
  const as = asSource(url, settings, dependencies);
  const found = await findFeed(as, settings.readAs ?? null, dependencies);
  if (found.kind === 'several') return refusedPage(found.feeds);
  if (found.kind === 'feed') {
    if (!(await sourceAt(found.url, dependencies))) checkedFeeds.keep(found.url, found.fetched);
    return addSource({ ...settings, url: found.url, readAs: found.readAs }, dependencies);
  }
  if (!isOnlyDown(found)) return refusedBy(found);
  return addFailing(request, url, found, performance.now() - began, dependencies);
}

/** What was tried counts as the first poll. */
async function addFailing(
  request: Omit<RequestOf<typeof AddSource>, 'check'>,
  url: string,
  found: Failed,
  durationMs: number,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof AddSource>> {
  const failure = { retryAfterMs: null, ...found, kind: 'failed' } as const;
  const failed = { ...failure, answer: answerOf(failure) };
  const isNew = newSource(sourceIdOf(url), url, dependencies.now());
  const source = withHealth(isNew, failed, broughtNothing, dependencies);
  reportHealthChange(isNew, source, dependencies);
  const about = { outcome: 'failed', by: 'poll', durationMs, ...emptyTally } as const;
  const firstPoll = { health: source.health, poll: pollRecord(failed, source, about) };
  return addSource({ ...request, firstPoll }, dependencies);
}

/** What would come from an address. Adds nothing. */
export async function trySource(
  { url: address, readAs }: RequestOf<typeof TrySource>,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof TrySource>> {
  const checked = checkAddress(address, dependencies.checkUrl);
  if ('reason' in checked) return refused('url', checked.reason);
  const as = asSource(checked.url, {}, dependencies);
  const found = await findFeed(as, readAs ?? null, dependencies);
  if (found.kind === 'several') return { kind: 'several', feeds: [...found.feeds] };
  if (found.kind !== 'feed') return refusedBy(found);
  const source = await sourceAt(found.url, dependencies);
  return { kind: 'feed', feed: triedFeed(found), sourceId: source?.id ?? null };
}

const shownArticles = 10;

function triedFeed({ url, readAs, feed }: FoundFeed): TriedFeed {
  const { title, link, language } = feed.head;
  const articles = feed.drafts.map(({ content }) => ({
    title: content.title,
    url: content.url,
    publishedAt: content.publishedFrom === 'fetched' ? null : content.publishedAt,
  }));
  // A stable sort: what has no date, or the same, stays in the feed's order.
  const newestFirst = articles.toSorted((one, other) =>
    (other.publishedAt ?? '').localeCompare(one.publishedAt ?? ''),
  );
  return {
    url,
    readAs,
    title,
    siteUrl: link,
    language,
    articleCount: articles.length,
    articles: newestFirst.slice(0, shownArticles),
    warnings: feed.warnings.map(warningText),
    warningDetails: [...feed.warnings],
  };
}

/** As far as what is fetched is concerned, which source it would be. */
function asSource(
  url: string,
  settings: Partial<Pick<Source, 'language' | 'folders' | 'outlet'>>,
  { now }: IngestDependencies,
): Source {
  return { ...newSource(sourceIdOf(url), url, now()), ...settings };
}

async function sourceAt(url: string, { sources }: IngestDependencies): Promise<Source | null> {
  return (await sources.get(sourceIdOf(url))) ?? (await sources.getByUrl(url));
}

/** What a server says, and will say again, of an address that is wrong. */
const lasting: ReadonlySet<SourceProblem['kind']> = new Set([
  'not-a-feed',
  'no-list',
  'lost-list',
  'not-found',
  'gone',
  'bad-redirect',
  'bad-location',
  'too-many-redirects',
  'address-with-password',
  'private-address',
]);

function isOnlyDown({ details }: Failed): boolean {
  return details === undefined || !lasting.has(details.kind);
}

function refusedBy({ problem, details }: Failed) {
  return { ...refused('url', problem), ...(details && { problem: details }) };
}

function refusedPage(feeds: readonly OfferedFeed[]) {
  const list = feeds.map(({ url, title }) => (title ? `${url} (${title})` : url)).join(', ');
  const reason = `This is a page that leads to ${feeds.length} feeds. Add those that you want: ${list}`;
  return { ...refused('url', reason), feeds: [...feeds] };
}
