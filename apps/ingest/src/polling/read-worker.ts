/** Runs in a process of its own: the parsers of feeds and pages, whose authors are not to be trusted. */
import { answerTasks } from '@newsline/platform/answer-tasks';
import {
  draftWithin,
  headlineWithin,
  headWithin,
  newestArticles,
  pageWithin,
  withinLists,
} from './keep-limits.ts';
import { Cuts } from './cuts.ts';
import type { ArticleLimits } from './article-limits.ts';
import { draftFromFeed, type DraftContext } from './draft-article.ts';
import { pageFeeds, type PageFeeds } from '../feeds/page-feeds.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import type { ParsedFeed } from '../feeds/parsed-feed.ts';
import { UnreadableFeed } from '../feeds/unreadable-feed.ts';
import { decodePage } from '../pages/decode-page.ts';
import type { DocumentInput } from '../pages/read-document.ts';
import { UnreadablePage } from '../pages/unreadable-page.ts';
import type {
  FeedInput,
  Limited,
  ListInput,
  PageFeedsInput,
  ReadFeed,
  ReadOutcome,
  ReadPages,
} from './reader.ts';
import { problemOf } from './source-problem.ts';

// Pages are rare, and their parsers slow to load.
const loadPages = () => import('../pages/read-document.ts');
const loadLists = () => import('../lists/read-list-page.ts');

answerTasks({ readFeed, readList, readDocument, readPageFeeds }, async (name) => {
  if (name === 'readDocument') await loadPages();
  if (name === 'readList') await loadLists();
});

/** Limits are kept here, before anything is sent to the event loop's process. */
function readFeed({
  body,
  contentType,
  url,
  sharedLinks,
  context,
  limits,
}: FeedInput & Limited): Promise<ReadOutcome<ReadFeed>> {
  return outcomeOf(async () => {
    const { now, language } = context;
    const options = { contentType, url, language, now, sharedLinks };
    const parsed = await parseFeed(body, options);
    return { ...drafted(parsed, context, limits), sharedLinks: parsed.sharedLinks, listPaths: [] };
  });
}

async function readList({
  body,
  contentType,
  url,
  listPaths: knownPaths,
  context,
  limits,
}: ListInput & Limited): Promise<ReadOutcome<ReadFeed>> {
  const { readListPage } = await loadLists();
  const { outlets, now, language } = context;
  const options = { url, outlets, contentType, now, language, knownPaths };
  const page = nullIfUnreadable(() => readListPage(body, options));
  if (!page) {
    const kind = knownPaths.length > 0 ? 'lost-list' : 'no-list';
    return { kind: 'unreadable', ...problemOf(kind) };
  }
  const result = { ...drafted(page, context, limits), sharedLinks: [], listPaths: page.paths };
  return { kind: 'read', result };
}

/** What is said of an unreadable page is for who submits it. */
function nullIfUnreadable<Page>(read: () => Page): Page | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadablePage) return null;
    throw error;
  }
}

function drafted(
  { feed, articles, warnings }: Pick<ParsedFeed, 'feed' | 'articles' | 'warnings'>,
  context: DraftContext,
  limits: ArticleLimits,
): Pick<ReadFeed, 'head' | 'warnings' | 'drafts'> {
  const cuts = new Cuts(limits);
  const head = headWithin(feed);
  const drafts = newestArticles(articles, limits, context.now, cuts).map((article) => {
    const draft = draftFromFeed(withinLists(article, limits, cuts), head, context);
    return draftWithin(draft, limits, cuts);
  });
  return { head, drafts, warnings: [...cuts.warnings(), ...warnings.slice(0, 10)] };
}

function readDocument({
  limits,
  ...input
}: DocumentInput & Limited): Promise<ReadOutcome<ReadPages>> {
  return outcomeOf(async () => {
    const pages = await loadPages();
    const { articles, headlines } = pages.readDocument(input);
    const cuts = new Cuts(limits);
    const found = articles.length + headlines.length;
    if (found > limits.articles) cuts.tooMany(found);
    return {
      articles: articles
        .slice(0, limits.articles)
        .map((article) => pageWithin(article, limits, cuts)),
      headlines: headlines
        .slice(0, Math.max(0, limits.articles - articles.length))
        .map((headline) => headlineWithin(headline, limits, cuts)),
      warnings: cuts.warnings(),
    };
  });
}

function readPageFeeds({
  body,
  contentType,
  url,
}: PageFeedsInput): Promise<ReadOutcome<PageFeeds | null>> {
  return outcomeOf(async () => pageFeeds(decodePage(body, contentType), url));
}

async function outcomeOf<Result>(read: () => Promise<Result>): Promise<ReadOutcome<Result>> {
  try {
    return { kind: 'read', result: await read() };
  } catch (error) {
    if (error instanceof UnreadablePage) return unreadable({ reason: error.message, offered: '' });
    if (error instanceof UnreadableFeed) {
      const { sort, begins, offered, newest } = error;
      return unreadable({
        reason: error.message,
        found: sort,
        ...(begins !== null && { begins }),
        offered: offered.map(({ url }) => url).join(', '),
        ...(newest !== null && { newest }),
      });
    }
    throw error;
  }
}

function unreadable(values: Readonly<Record<string, string>>): ReadOutcome<never> {
  return { kind: 'unreadable', ...problemOf('not-a-feed', values) };
}
