import { pageFeeds } from './page-feeds.ts';

const page = (body: string) =>
  pageFeeds(`<!doctype html><html><body>${body}</body></html>`, 'https://bao.example/kinh-te/');

describe('pageFeeds', () => {
  it.each([
    ['.rss', '/rss/the-gioi.rss', 'https://bao.example/rss/the-gioi.rss'],
    ['.xml', 'tin.xml', 'https://bao.example/kinh-te/tin.xml'],
    ['.rdf on another host of the outlet', '//e.bao.example/a.rdf', 'https://e.bao.example/a.rdf'],
    ['/rss', '/rss', 'https://bao.example/rss'],
    ['/feed with a slash', '/blog/feed/', 'https://bao.example/blog/feed/'],
    ['a parameter', '/?feed=rss2', 'https://bao.example/?feed=rss2'],
    ['a fragment', '/feed#top', 'https://bao.example/feed'],
  ])('knows a feed by its address: %s', (_, href, url) => {
    const found = page(`<p>Theo dõi <a href="${href}">Tin mới</a></p>`);
    expect(found).toEqual({ offered: [], linked: [{ url, title: 'Tin mới' }], mentioned: [] });
  });

  it.each([
    ['words', '<a href="/kenh.html">Kênh RSS</a>', 'Kênh RSS'],
    ['a picture', '<a href="/kenh.html"><img src="x" alt="RSS feeds"></a>', 'RSS feeds'],
    ['a label', '<a href="/kenh.html" aria-label="RSS"><svg></svg></a>', ''],
  ])('knows a link that speaks of RSS: %s', (_, anchor, title) => {
    const mentioned = [{ url: 'https://bao.example/kenh.html', title }];
    expect(page(anchor)).toEqual({ offered: [], linked: [], mentioned });
  });

  it.each([
    ['of another outlet', '<a href="https://other.example/rss">RSS</a>'],
    ['to a sitemap', '<a href="/sitemap.xml">Sơ đồ</a>'],
    ['to comments', '<a href="/bai/comments/feed/">Bình luận</a>'],
    ['of another scheme', '<a href="javascript:rss()">RSS</a>'],
    ['to articles', '<a href="/press-release.html">Press</a><a href="/feedback">Góp ý</a>'],
  ])('leaves out links %s', (_, anchors) => {
    expect(page(anchors)).toEqual({ offered: [], linked: [], mentioned: [] });
  });

  it('lists each feed once, by the words of its link', () => {
    const found = page(
      '<ul><li><a href="/a.rss"><i></i></a> <a href="/a.rss">Thời sự</a><li><a href="/b.rss">RSS</a></ul>',
    );
    expect(found?.linked).toEqual([
      { url: 'https://bao.example/a.rss', title: 'Thời sự' },
      { url: 'https://bao.example/b.rss', title: '' },
    ]);
  });

  it('starts relative links at the base of the page', () => {
    const found = page('<base href="https://bao.example/vi/"><a href="tin.rss">Tin</a>');
    expect(found?.linked[0]?.url).toBe('https://bao.example/vi/tin.rss');
  });

  it('takes no other document for a page', () => {
    expect(pageFeeds('{"a":1}', 'https://bao.example/')).toBeNull();
  });

  it.each([
    ['nested without end', '<div>'.repeat(400_000)],
    ['links without end', '<a href=/rss>'.repeat(200_000)],
    ['end tags that match nothing', '<b></i>'.repeat(400_000)],
    ['one long link', `<a href="/${'a'.repeat(3_000_000)}">RSS`],
    ['one long text', `<a href="/x">${'rss '.repeat(900_000)}`],
  ])('reads a hostile page in time: %s', (_, body) => {
    const start = process.threadCpuUsage();
    page(body);
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
