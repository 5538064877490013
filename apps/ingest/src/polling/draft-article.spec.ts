import { parseFeed } from '../feeds/parse-feed.ts';
import { draftFromFeed } from './draft-article.ts';

const now = new Date('2026-11-01T00:00:00Z');
const context = { sourceId: 's', outlets: [], now, language: null, folders: [] };

async function draftOf(title: string) {
  const { feed, articles } = await parseFeed(
    Buffer.from(
      `<rss><channel><title>T</title><item><title>${title}</title></item></channel></rss>`,
    ),
    { now },
  );
  const [article] = articles;
  if (!article) throw new Error('no article');
  return draftFromFeed(article, feed, context);
}

it('takes an article that was stored without its joiners for the same, unchanged', async () => {
  const [without, withJoiner] = await Promise.all([draftOf('نمیروم'), draftOf('نمی\u200cروم')]);
  expect(withJoiner.content.title).toBe('نمی\u200cروم');
  expect(withJoiner.keys).toEqual(without.keys);
  expect(withJoiner.fingerprint).toBe(without.fingerprint);
});
