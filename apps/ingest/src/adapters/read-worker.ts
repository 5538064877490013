/** Runs in a worker thread: the parsers that strangers' documents are given to. */
import { lowerThreadPriority } from '@newsline/platform/thread-priority';
import { draftFromFeed } from '../articles/draft-article.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import { UnreadableFeed } from '../feeds/unreadable-feed.ts';
import type { ReadDocument } from '../pages/read-document.ts';
import { UnreadablePage } from '../pages/unreadable-page.ts';
import type { DocumentBytes, FeedBytes, FeedDrafts, Read } from '../sources/reader.ts';

lowerThreadPriority();

export function feed({ body, contentType, url, context }: FeedBytes): Promise<Read<FeedDrafts>> {
  return reading(async () => {
    const { now, language } = context;
    const zone = zoneOf(language);
    const {
      feed: head,
      articles,
      warnings,
    } = await parseFeed(body, { contentType, url, zone, now });
    return {
      title: head.title,
      siteUrl: head.link,
      language: head.language,
      ttlMinutes: head.ttlMinutes,
      warnings,
      drafts: articles.map((article) => draftFromFeed(article, head, context)),
    };
  });
}

export function document(input: DocumentBytes): Promise<Read<ReadDocument>> {
  return reading(async () => {
    // Pages are rare, and their parsers slow to load.
    const { readDocument } = await import('../pages/read-document.ts');
    return readDocument(input);
  });
}

async function reading<Result>(read: () => Promise<Result>): Promise<Read<Result>> {
  try {
    return { kind: 'read', result: await read() };
  } catch (error) {
    if (error instanceof UnreadableFeed || error instanceof UnreadablePage) {
      return { kind: 'unreadable', problem: error.message };
    }
    throw error;
  }
}

/** Vietnamese outlets that leave out the zone mean their own. */
function zoneOf(language: string | null): string {
  return language === 'vi' ? 'Asia/Ho_Chi_Minh' : 'UTC';
}
