import { articleUpdate } from '../apps/feed/src/read-model/testing/sample-news.ts';
import { articlePreview } from '../apps/feed/src/read-model/previews.ts';
import { renderFeed } from '../apps/feed/src/feeds/formats.ts';
import { parseFeed } from '../apps/ingest/src/feeds/parse-feed.ts';

const now = new Date('2026-11-01T00:00:00Z');
const channel = {
  id: 'urn:newsline:feed:x',
  description: 'Tin & bài về <b>',
  language: 'vi',
  selfUrl: 'https://doc.example/feeds/latest.rss',
  homeUrl: 'https://doc.example/latest',
  siteUrl: 'https://doc.example',
  updated: now,
};
const names = { topics: [], feedUrls: new Map<string, string>(), siteUrl: 'https://doc.example' };

/** What Newsline sends out, read by Newsline. */
async function reread(article: Parameters<typeof articleUpdate>[0], ending: string) {
  const update = articleUpdate(article);
  const { text, html } = update.article;
  const shown = { ...articlePreview(update), text, html, isCut: false };
  const title = `Kênh ${article.title}`;
  const { body } = await renderFeed({ ...channel, title }, [shown], names, ending);
  const { feed, articles, warnings } = await parseFeed(Buffer.from(body), { now });
  expect(warnings).toEqual([]);
  return { feed, article: articles[0] };
}

const lines = [
  ['plain', 'Cầu mới mở sáng nay'],
  ['a tag', 'Why the <table> element stays'],
  ['closed tags', 'Viết <b>đậm</b> trong thư'],
  ['joiners', 'نمی\u200cروم và 👩\u200d💻'],
  ['signs', 'x < y & z > 1, AT&T, Q&A <3'],
] as const;
const references = [
  ['a reference', 'Mã &lt; và &amp; trong HTML'],
  ['a reference without its end', 'A&amp B &copy'],
] as const;

describe.each(['rss', 'atom', 'json'])('a feed in %s', (ending) => {
  // JSON Feed has plain titles, and CMSs that write references there: they are decoded.
  it.each(ending === 'json' ? lines : [...lines, ...references])(
    'brings back a line with %s',
    async (_, line) => {
      const text = `${line} trong thư.\n\n${'Một đoạn dài hơn. '.repeat(50)}`.trim();
      const { feed, article } = await reread({ id: 'a', title: line, summary: `${line}!`, text }, ending);
      expect(feed.title).toBe(`Kênh ${line}`);
      expect(feed.description).toBe('Tin & bài về <b>');
      expect(article).toMatchObject({ title: line, summary: `${line}!`, text });
    },
  ); // prettier-ignore

  it('brings back a category and an author that look like tags', async () => {
    const { article } = await reread(
      { id: 'a', title: 'Tin', categories: ['Thẻ <i>'], authors: ['An & Bình', 'Lê <An>'] },
      ending,
    );
    expect(article?.categories).toEqual(['Thẻ <i>']);
    expect(article?.authors.map(({ name }) => name)).toEqual(['An & Bình', 'Lê <An>']);
  });

  it('brings back what is attached', async () => {
    const enclosures = [
      { url: 'https://cdn.example/1.mp3?a=1&b=2', type: 'audio/mpeg', lengthBytes: 1234 },
      { url: 'https://cdn.example/1.jpg', type: 'image/jpeg', lengthBytes: null },
    ];
    const { article } = await reread({ id: 'a', title: 'Tập một', enclosures }, ending);
    expect(article?.enclosures).toEqual(enclosures);
  });
});
