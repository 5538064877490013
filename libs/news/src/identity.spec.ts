import { identityUrl } from './identity-url.ts';
import { articleId, identify } from './identity.ts';

describe('identityUrl', () => {
  it.each([
    ['https for http', 'http://vnexpress.net/a-1.html', 'https://vnexpress.net/a-1.html'],
    [
      'case of the host, not of the path',
      'HTTPS://VnExpress.net/Bai-1',
      'https://vnexpress.net/Bai-1',
    ],
    ['the default port', 'http://vnexpress.net:80/a', 'https://vnexpress.net/a'],
    ['not another port', 'http://127.0.0.1:8080/a', 'https://127.0.0.1:8080/a'],
    ['the user', 'https://u:p@a.vn/b', 'https://a.vn/b'],
    ['the fragment', 'https://a.vn/b#comments', 'https://a.vn/b'],
    ['not a hash-bang route', 'https://a.vn/#!/bai/1', 'https://a.vn/#!/bai/1'],
    ['www', 'https://www.bbc.co.uk/news/1', 'https://bbc.co.uk/news/1'],
    ['mobile hosts', 'https://m.tuoitre.vn/a.htm', 'https://tuoitre.vn/a.htm'],
    [
      'a mobile host behind the language',
      'https://vi.m.wikipedia.org/wiki/A',
      'https://vi.wikipedia.org/wiki/A',
    ],
    ['not a host called m', 'https://m.vn/a', 'https://m.vn/a'],
    ['AMP hosts', 'https://amp.dantri.com.vn/a.htm', 'https://dantri.com.vn/a.htm'],
    ['AMP endings', 'https://a.vn/b/amp/', 'https://a.vn/b'],
    ['AMP file names', 'https://a.vn/b.amp.html', 'https://a.vn/b.html'],
    ['AMP parameters', 'https://a.vn/b?amp=1&outputType=amp', 'https://a.vn/b'],
    ["Google's viewer", 'https://www.google.com/amp/s/a.vn/b/amp', 'https://a.vn/b'],
    ["AMP's cache", 'https://a-vn.cdn.ampproject.org/c/s/a.vn/b', 'https://a.vn/b'],
    ['trailing slashes', 'https://a.vn/b//', 'https://a.vn/b'],
    ['the home page', 'https://a.vn', 'https://a.vn/'],
    [
      'tracking',
      'https://a.vn/b?utm_source=rss&fbclid=x&id=7&UTM_Medium=y&zarsrc=30',
      'https://a.vn/b?id=7',
    ],
    ['"from a feed"', 'https://a.vn/b?ref=rss&partner=feed', 'https://a.vn/b'],
    ['order of parameters', 'https://a.vn/b?z=1&a=2', 'https://a.vn/b?a=2&z=1'],
    ['an empty query', 'https://a.vn/b?', 'https://a.vn/b'],
    ['needless encoding', 'https://a.vn/%7Eb%c3%a0', 'https://a.vn/~b%C3%A0'],
    ['Vietnamese in the path', 'https://a.vn/bài', 'https://a.vn/b%C3%A0i'],
    ['a session', 'https://a.vn/b;jsessionid=12AB?id=1', 'https://a.vn/b?id=1'],
  ])('levels out %s', (_, url, expected) => {
    expect(identityUrl(url)).toBe(expected);
    expect(identityUrl(expected)).toBe(expected);
  });

  it('resolves against a base', () => {
    expect(identityUrl('../b?x=1', 'http://www.a.vn/c/d')).toBe('https://a.vn/b?x=1');
  });

  it.each([
    ['mailto:a@b.vn'],
    ['javascript:alert(1)'],
    ['/b'],
    ['tag:a.vn,2024:1'],
    ['http://'],
    [''],
  ])('is null for %s', (url) => expect(identityUrl(url)).toBeNull());
});

describe('identify', () => {
  const article = {
    sourceId: 's',
    outlets: ['vnexpress.net'],
    guid: '4795123',
    url: 'https://vnexpress.net/a-4795123.html',
    title: 'A',
  };
  const common = (one: object, other: object) => {
    const keys = new Set(identify({ ...article, ...one }).keys);
    return identify({ ...article, ...other }).keys.some((key) => keys.has(key));
  };

  it.each([
    ['a changed title', { title: 'B' }],
    ['tracking in the link', { url: `${article.url}?utm_source=x` }],
    ['the mobile link over http', { url: 'http://m.vnexpress.net/a-4795123.html' }],
    ['a guid that changes at each fetch', { guid: 'random-2' }],
    ['no guid', { guid: null }],
    [
      'another link in another feed of the outlet',
      { url: 'https://e.vnexpress.net/b.html', sourceId: 't' },
    ],
  ])('recognises an article in spite of %s', (_, change) => expect(common({}, change)).toBe(true));

  it('recognises a link behind a proxy by the guid', () =>
    expect(
      common({ url: 'https://clicks.example/1', guid: article.url }, { guid: null, sourceId: 't' }),
    ).toBe(true));

  it('recognises a guid that is the link of another feed', () => {
    const link = 'https://a.vn/?p=17';
    expect(common({ guid: link, url: 'https://a.vn/pretty' }, { guid: null, url: link })).toBe(
      true,
    );
  });

  it.each([
    ['different articles', {}, { guid: '4795124', url: 'https://vnexpress.net/b' }],
    ['one guid at two outlets', {}, { url: 'https://tuoitre.vn/b' }],
    [
      'a short guid in two feeds',
      { guid: '17' },
      { guid: '17', url: 'https://vnexpress.net/b', sourceId: 't' },
    ],
    [
      'notices that link to the home page',
      { guid: 'notice-1', url: 'https://a.vn/' },
      { guid: 'notice-2', url: 'https://a.vn' },
    ],
    ['titles in two sources', { guid: null, url: null }, { guid: null, url: null, sourceId: 't' }],
    [
      "a guid of an outlet's newsroom in a source that is not of the outlet",
      {},
      { url: 'https://vnexpress.net/b', sourceId: 't', outlets: ['evil.example'] },
    ],
    [
      'an article and a stranger whose guid is its link',
      { guid: null },
      { url: 'https://evil.example/a', guid: article.url, outlets: ['evil.example'] },
    ],
    [
      'an article and one that a source of a third outlet says is the same',
      { guid: null },
      { url: 'https://a.example/1', guid: article.url, sourceId: 't', outlets: ['evil.example'] },
    ],
    [
      'what a link blog says of an article, and the article',
      { guid: null },
      { guid: 'https://blog.example/on-a', sourceId: 't', outlets: ['blog.example'] },
    ],
  ])('keeps apart %s', (_, one, other) => expect(common(one, other)).toBe(false));

  it.each([
    ['an article of its own outlet', {}, 'vnexpress.net'],
    [
      'one of a source that is of several',
      { outlets: ['vnexpress.net', 'fpt.example'] },
      'fpt.example',
    ],
    ['one that its source points to', { outlets: ['evil.example'] }, null],
    ['one without a link', { url: null }, null],
    [
      'a link through a proxy, with a guid of the own outlet',
      { url: 'https://clicks.example/1', guid: 'https://vnexpress.net/a' },
      'vnexpress.net',
    ],
    [
      'a guid of the own outlet beside a link to another of it',
      { url: 'https://e.vnexpress.net/a', guid: 'https://vnexpress.net/a' },
      'vnexpress.net',
    ],
  ])('tells whose word counts for %s', (_, change, outlet) =>
    expect(identify({ ...article, ...change }).outlet).toBe(outlet),
  );

  it('falls back on the title as the source writes it', () => {
    expect(
      common(
        { guid: null, url: null, title: 'An Ninh' },
        { guid: '', url: 'mailto:a@b.vn', title: 'an  ninh' },
      ),
    ).toBe(true);
  });
});

describe('articleId', () => {
  it('is short, safe in URLs and always the same', () => {
    const id = articleId(identify({ url: 'https://vnexpress.net/a-1.html', title: 'A' }).keys);
    expect(id).toMatch(/^[\w-]{22}$/u);
    expect(
      articleId(identify({ url: 'http://m.vnexpress.net/a-1.html?utm_source=x', title: 'B' }).keys),
    ).toBe(id);
    expect(id).toBe('Pae9D9-ylF0y2Ybntk0MGw');
  });
});
