import { draftFromFeed } from '../../../apps/ingest/src/polling/draft-article.ts';
import { parseFeed } from '../../../apps/ingest/src/feeds/parse-feed.ts';
import { warningText } from '../../../apps/ingest/src/feeds/warning-text.ts';
import type { FeedHead } from '../../../apps/ingest/src/feeds/parsed-feed.ts';
import { UnreadableFeed } from '../../../apps/ingest/src/feeds/unreadable-feed.ts';
import { checkArticles } from '../checks/article.ts';
import { checkAddress, checkLine } from '../checks/text.ts';
import { documentsIn } from '../fixtures.ts';
import { mutate } from '../mutations/mutate.ts';
import type { Input, OpenTarget, Verdict } from '../target.ts';

const now = new Date('2026-02-01T09:00:00Z');
const contentTypes = [
  ...['', 'application/rss+xml', 'text/xml; charset=utf-8', 'application/feed+json', 'text/html'],
  ...['text/xml; charset=iso-8859-1', 'text/xml; charset=utf-16', 'text/xml; charset=utf-7'],
  ...['text/xml; charset=windows-1258', 'text/xml; charset="x-nonsense', 'text/xml; charset=big5'],
];

/** Feeds, from their bytes to drafts and to the feeds that are made of these. */
export const open: OpenTarget = ({ from }) => {
  const folders = ['apps/ingest/src/feeds/fixtures', 'bench/fuzz/fixtures/feeds', 'samples'];
  const documents = documentsIn(folders, /\.(?:xml|feed)$/, from);
  return {
    make: (random) => ({
      contentType: random.happens(0.7) ? '' : random.pick(contentTypes),
      bytes: Buffer.from(mutate(documents, random), 'latin1'),
    }),
    run,
  };
};

async function run({ bytes, contentType }: Input): Promise<Verdict> {
  try {
    const url = 'https://feeds.example/a/rss.xml';
    const { feed, articles, warnings } = await parseFeed(bytes, { now, url, contentType });
    checkHead(feed);
    for (const warning of warnings) checkLine('a warning', warningText(warning));
    const context = { sourceId: 'example', outlets: [], now, language: null, folders: [] };
    await checkArticles(
      articles.map((article) => draftFromFeed(article, feed, context)),
      now,
    );
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadableFeed)) throw error;
    checkLine('the message', error.message);
    for (const offered of error.offered) checkAddress('an offered address', offered.url);
    return 'refused';
  }
}

function checkHead(feed: FeedHead): void {
  for (const name of ['title', 'description', 'copyright'] as const)
    checkLine(`feed.${name}`, feed[name]);
  for (const name of ['link', 'imageUrl', 'hub', 'self'] as const)
    checkAddress(`feed.${name}`, feed[name]);
  for (const category of feed.categories) checkLine('feed.categories', category);
  for (const { name } of feed.authors) checkLine('feed.authors', name);
  if (feed.language !== null) checkLine('feed.language', feed.language);
}
