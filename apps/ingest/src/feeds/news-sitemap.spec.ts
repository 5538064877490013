import { parseFeed } from './parse-feed.ts';
import { UnreadableFeed } from './unreadable-feed.ts';

const url = 'https://bao.example/news-sitemap.xml';
const read = (text: string) =>
  parseFeed(Buffer.from(text), { url, now: new Date('2026-11-03T00:00:00Z') });
const news = (title: string, more = '', prefix = 'news') =>
  `<${prefix}:news><${prefix}:publication><${prefix}:name>Báo Mới</${prefix}:name><${prefix}:language>vi</${prefix}:language></${prefix}:publication><${prefix}:publication_date>2026-11-02T08:00:00+07:00</${prefix}:publication_date><${prefix}:title>${title}</${prefix}:title>${more}</${prefix}:news>`;
const entry = (path: string, inside: string) =>
  `<url><loc>https://bao.example${path}</loc>${inside}</url>`;
const sitemap = (entries: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries}</urlset>`;

describe('a news sitemap', () => {
  it('is a feed of headlines', async () => {
    const picture = '<image:image><image:loc>/anh.jpg</image:loc></image:image>';
    const keywords = '<news:keywords>Kinh tế, xuất khẩu,</news:keywords>';
    const changed = '<lastmod>2026-11-02T09:00:00+07:00</lastmod>';
    const { feed, articles, warnings } = await read(
      sitemap(
        entry('/1?a=1&amp;b=2', news('Xuất khẩu tăng', keywords) + picture + changed) +
          entry('/2', news('<![CDATA[Giá vàng & đô la]]>')),
      ),
    );
    expect(feed).toMatchObject({
      title: 'Báo Mới',
      link: 'https://bao.example/',
      language: 'vi',
      format: 'sitemap',
    });
    expect(articles).toMatchObject([
      {
        url: 'https://bao.example/1?a=1&b=2',
        title: 'Xuất khẩu tăng',
        publishedAt: new Date('2026-11-02T01:00:00Z'),
        updatedAt: new Date('2026-11-02T02:00:00Z'),
        categories: ['Kinh tế', 'xuất khẩu'],
        imageUrl: 'https://bao.example/anh.jpg',
        text: '',
      },
      { url: 'https://bao.example/2', title: 'Giá vàng & đô la', updatedAt: null },
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['another prefix', sitemap(entry('/1', news('Tin', '', 'n')))],
    [
      'a prefix for all',
      `<s:urlset><s:url><s:loc>https://bao.example/1</s:loc>${news('Tin')}</s:url></s:urlset>`,
    ],
    [
      'capitals',
      sitemap(entry('/1', news('Tin')))
        .toUpperCase()
        .replace('HTTPS://BAO.EXAMPLE/1', 'https://bao.example/1')
        .replace('TIN', 'Tin'),
    ],
    [
      'entries that are no news beside',
      sitemap(entry('/gioi-thieu', '') + entry('/1', news('Tin'))),
    ],
    ['the end missing', sitemap(entry('/1', news('Tin'))).slice(0, -20)],
  ])('is read with %s', async (_, text) => {
    const { articles } = await read(text);
    expect(articles.map((article) => [article.url, article.title])).toEqual([
      ['https://bao.example/1', 'Tin'],
    ]);
  });

  it('decodes titles that were escaped twice', async () => {
    const { articles } = await read(sitemap(entry('/1', news('S&amp;agrave;i G&amp;ograve;n'))));
    expect(articles[0]?.title).toBe('Sài Gòn');
  });

  it.each([
    ['without news', sitemap(entry('/1', '<priority>1</priority>')), 'a sitemap without news'],
    ['that is empty', sitemap(''), 'a sitemap without news'],
    ['nested without end', sitemap('<url>'.repeat(200_000)), 'deeper than any sitemap'],
  ])('is none %s', async (_, text, found) => {
    await expect(read(text)).rejects.toThrow(UnreadableFeed);
    await expect(read(text)).rejects.toThrow(found);
  });

  const part = (path: string, lastmod = '') =>
    `<sitemap><loc>https://bao.example${path}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</sitemap>`;
  it.each([
    ['by date', part('/a.xml', '2026-11-01') + part('/b.xml', '2026-11-02T10:00:00Z'), '/b.xml'],
    [
      'by its name among others',
      part('/tags.xml', '2026-11-02') + part('/google-news.xml'),
      '/google-news.xml',
    ],
    [
      'by its number',
      part('/posts-9.xml') + part('/posts-10.xml') + part('/posts-2.xml'),
      '/posts-10.xml',
    ],
  ])('is found in an index: the newest %s', async (_, parts, newest) => {
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts}</sitemapindex>`;
    await expect(read(index)).rejects.toMatchObject({ newest: `https://bao.example${newest}` });
  });

  it('is read in time where it is made to last', async () => {
    // A step for each entry takes a second or two of processor time; one for each pair would take hours.
    const start = process.threadCpuUsage();
    await read(sitemap(entry('/1', news('Tin')) + '<url>x</url>'.repeat(300_000)));
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
