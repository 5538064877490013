import type { Article } from '@newsline/contracts';
import { outletOf } from '@newsline/news';
import { parseFeed } from '../feeds/parse-feed.ts';
import type { AnnouncedArticlesUnderTest } from './announced-articles.conformance.ts';
import { detectChanges } from './detect-changes.ts';
import { draftFromFeed } from './draft-article.ts';
import { findKnown } from './find-known.ts';
import { identityCourses, type Item } from './identity-courses-for-tests.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const element = (name: string, text?: string) =>
  text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;

function rss(items: readonly Item[]): Buffer {
  const written = items.map(({ title, link, guid, at, text }) =>
    [
      '<item>',
      element('title', title),
      element('link', link),
      guid === undefined ? '' : `<guid isPermaLink="false">${escaped(guid)}</guid>`,
      element('pubDate', at && `${at.slice(0, 2)} Nov 2026 ${at.slice(3)}:07 GMT`),
      element('description', text ?? title),
      '</item>',
    ].join(''),
  );
  return Buffer.from(
    `<rss version="2.0"><channel><title>Báo</title>${written.join('')}</channel></rss>`,
  );
}

/** What tells the articles of a feed apart, from poll to poll; `make` gives an empty store. */
export function describeArticleIdentity(
  name: string,
  make: () => Promise<AnnouncedArticlesUnderTest>,
): void {
  describe(`${name} tells articles apart`, () => {
    let under: AnnouncedArticlesUnderTest;
    beforeEach(async () => {
      under = await make();
    });
    afterEach(() => under.stop());

    it.each(identityCourses)('%s', async (_, polls, left) => {
      const origin = { sourceId: 'bao', sourceName: 'Báo', demonstration: false };
      const newest = new Map<string, Article>();
      let sharedLinks: readonly string[] = [];
      for (const [day, items] of [...polls, polls.at(-1) ?? []].entries()) {
        const now = new Date(Date.UTC(2026, 10, 28, day));
        const outlets = [outletOf('https://bao.example/')];
        const context = { sourceId: 'bao', outlets, now, language: 'vi', folders: [] };
        const feed = await parseFeed(rss(items), {
          now,
          url: 'https://bao.example/rss',
          sharedLinks,
        });
        sharedLinks = feed.sharedLinks;
        const drafts = feed.articles.map((article) => draftFromFeed(article, feed.feed, context));
        const known = await findKnown('bao', drafts, { articles: under.announced });
        const changes = detectChanges(drafts, known, origin, now);
        await under.announced.remember(changes.observations, changes.newVersions);
        // The last poll is repeated, and nothing is new.
        if (day === polls.length) expect(changes.newVersions).toEqual([]);
        for (const article of changes.newVersions) newest.set(article.id, article);
      }
      expect([...newest.values()].map(({ title }) => title).sort()).toEqual(left.toSorted());
    });
  });
}
