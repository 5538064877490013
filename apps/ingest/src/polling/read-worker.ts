/** Runs in a worker thread: the parsers of feeds and pages, whose authors are not to be trusted. */
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import { answerTasks } from '@newsline/platform/thread-tasks';
import { draftFromFeed } from './draft-article.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import { UnreadableFeed } from '../feeds/unreadable-feed.ts';
import type { DocumentInput, ReadDocument } from '../pages/read-document.ts';
import { UnreadablePage } from '../pages/unreadable-page.ts';
import type { FeedInput, ReadFeed, ReadOutcome } from './reader.ts';
import { problemOf } from './source-problem.ts';

lowerThreadPriority();
answerTasks({ readFeed, readDocument });

function readFeed({ body, contentType, url, context }: FeedInput): Promise<ReadOutcome<ReadFeed>> {
  return outcomeOf(async () => {
    const { now, language } = context;
    const zone = zoneOf(language);
    const parsed = await parseFeed(body, { contentType, url, zone, now });
    const { feed: head, articles, warnings } = parsed;
    const drafts = articles.map((article) => draftFromFeed(article, head, context));
    return { head, warnings, drafts };
  });
}

function readDocument(input: DocumentInput): Promise<ReadOutcome<ReadDocument>> {
  return outcomeOf(async () => {
    // Pages are rare, and their parsers slow to load.
    const pages = await import('../pages/read-document.ts');
    return pages.readDocument(input);
  });
}

async function outcomeOf<Result>(read: () => Promise<Result>): Promise<ReadOutcome<Result>> {
  try {
    return { kind: 'read', result: await read() };
  } catch (error) {
    if (error instanceof UnreadableFeed || error instanceof UnreadablePage) {
      const offered = error instanceof UnreadableFeed ? error.offered.map(({ url }) => url) : [];
      const values = { reason: error.message, offered: offered.join(', ') };
      return { kind: 'unreadable', ...problemOf('not-a-feed', values) };
    }
    throw error;
  }
}

/** Vietnamese outlets that leave out the time zone mean their own. */
function zoneOf(language: string | null): string {
  return language === 'vi' ? 'Asia/Ho_Chi_Minh' : 'UTC';
}
