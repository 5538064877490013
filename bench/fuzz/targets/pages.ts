import {
  draftFromHeadline,
  draftFromPage,
} from '../../../apps/ingest/src/polling/draft-article.ts';
import { readDocument } from '../../../apps/ingest/src/pages/read-document.ts';
import { UnreadablePage } from '../../../apps/ingest/src/pages/unreadable-page.ts';
import { checkArticles } from '../checks/article.ts';
import { checkLine } from '../checks/text.ts';
import { documentsIn } from '../fixtures.ts';
import { mutate } from '../mutations/mutate.ts';
import type { Input, OpenTarget, Verdict } from '../target.ts';

const now = new Date('2026-02-01T09:00:00Z');
const contentTypes = [
  ...['text/html', 'text/html; charset=utf-8', 'text/plain', 'application/xhtml+xml'],
  ...['text/html; charset=windows-1258', 'text/html; charset=utf-16le', 'image/png'],
];

/** Pages and pasted texts, from their bytes to drafts and to the feeds that are made of these. */
export const open: OpenTarget = ({ from }) => {
  const folders = ['apps/ingest/src/pages/fixtures', 'bench/fuzz/fixtures/pages'];
  const documents = documentsIn(folders, /\.(?:html|txt)$/, from);
  return {
    make: (random) => ({
      contentType: random.happens(0.7) ? 'text/html' : random.pick(contentTypes),
      bytes: Buffer.from(mutate(documents, random), 'latin1'),
    }),
    run,
  };
};

async function run({ bytes, contentType }: Input): Promise<Verdict> {
  try {
    const url = 'https://pages.example/a/page.html';
    const { articles, headlines } = readDocument({ body: bytes, contentType, url, now });
    for (const caption of articles.flatMap(({ captions }) => captions))
      checkLine('a caption', caption);
    for (const { siteName } of articles) if (siteName !== null) checkLine('siteName', siteName);
    const context = { sourceId: 'example', outlets: [], now, language: null, folders: [] };
    await checkArticles(
      [
        ...articles.map((page) => draftFromPage(page, url, null, context)),
        ...headlines.map((headline) => draftFromHeadline(headline, context)),
      ],
      now,
    );
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadablePage)) throw error;
    checkLine('the message', error.message);
    return 'refused';
  }
}
