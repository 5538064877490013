import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { articleUpdate } from '../read-model/testing/sample-news.ts';
import { longestStall } from '../testing/longest-stall.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const megabyte = 'Một câu dài & <lạ>. '.repeat(40_000);
const many = Array.from({ length: 100_000 }, (_, n) => `value "${n}"`);

let feed: RunningFeed;
beforeAll(async () => {
  feed = await startFeed({ publicUrl: 'https://news.example' });
  for (let n = 0; n < 8; n += 1) {
    const publishedAt = new Date(Date.UTC(2026, 1, 1, 8, 0, -n)).toISOString();
    await feed.readModel.apply([
      articleUpdate({ id: `text${n}`, publishedAt, text: megabyte.repeat(9), html: '' }),
      articleUpdate({
        id: `html${n}`,
        publishedAt,
        text: megabyte,
        html: `<p>${megabyte}</p>`.repeat(9),
      }),
      articleUpdate({ id: `list${n}`, publishedAt, title: '"'.repeat(500_000), summary: megabyte }),
      articleUpdate({ id: `name${n}`, publishedAt, authors: many, categories: many }),
      articleUpdate({
        id: `ctrl${n}`,
        publishedAt,
        text: '\u0001\n\n'.repeat(1_000_000),
        html: '',
      }),
    ]);
  }
}, 60_000);
afterAll(() => feed.stop());

const readers = { rss: parseRssFeed, atom: parseAtomFeed, json: parseJsonFeed };

describe.each(Object.entries(readers))('a feed of huge articles as %s', (ending, read) => {
  it.each([
    ['of forty', '?limit=100', 40],
    ['of twenty', '', 20],
    ['of one', '?limit=1', 1],
  ])('%s is less than 4 MB, holds nobody up, and is read', async (_reason, query, count) => {
    const { result, stallMs } = await longestStall(() =>
      feed.get(`/feeds/latest.${ending}${query}`),
    );
    expect(result.rawPayload.length).toBeLessThan(4_000_000);
    expect(stallMs).toBeLessThan(1_500);
    const { items, entries } = read(result.body) as { items?: unknown[]; entries?: unknown[] };
    expect(items ?? entries).toHaveLength(count);
    const again = await feed.get(`/feeds/latest.${ending}${query}`, {
      'if-none-match': String(result.headers.etag),
    });
    expect(again.statusCode).toBe(304);
  });
});

it('an article that was cut ends with a link to where it goes on', async () => {
  await feed.readModel.apply([
    articleUpdate({ id: 'x', publishedAt: '2026-02-02T00:00:00.000Z', text: megabyte, html: '' }),
  ]);
  const [item] = (await feed.get('/feeds/latest.json?limit=1')).json().items;
  const link = '<a href="https://bao-moi-viet.example/x">Đọc tiếp tại Báo Mới Việt</a></p>';
  expect(item.content_html.endsWith(link)).toBe(true);
  expect(item._newsline.cut).toBe(true);
});

it('an article that is as long as any is not cut', async () => {
  const text = 'Một câu. '.repeat(8_000);
  await feed.readModel.apply([
    articleUpdate({
      id: 'y',
      publishedAt: '2026-02-03T00:00:00.000Z',
      text,
      html: `<p>${text}</p>`,
    }),
  ]);
  const [item] = (await feed.get('/feeds/latest.json')).json().items;
  expect(item.content_html).toBe(`<p>${text}</p>`);
  expect(item._newsline.cut).toBe(false);
});
