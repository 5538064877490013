import { SearchArticles } from '@newsline/contracts';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parseDocument } from 'htmlparser2';
import RssParser from 'rss-parser';
import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from '../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
const nasty = 'A & B < C > "D" \u0000\u0008\ufffe\ud800 ]]> <![CDATA[ đường 😀';
beforeAll(async () => {
  feed = await startFeed();
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf: '2026-02-01T00:00:00Z' },
    { kind: 'source', source: sourceState({ id: 'bbc.com' }), asOf: '2026-02-01T00:00:00Z' },
    articleUpdate(
      {
        id: 'nasty/1 2.3',
        sourceId: 'bbc.com',
        sourceName: 'BBC & Co',
        title: nasty,
        summary: nasty,
        text: nasty,
        html: '<p>a &amp; b ]]> <a href="https://x.example/?a=1&amp;b=2">đ</a>\u000b</p>',
        authors: ['An & Bình', 'Chi'],
        categories: ['Thế giới <1>'],
        url: 'https://bbc.com.example/a?b=1&c=đ',
        imageUrl: 'https://bbc.com.example/i.jpg?a=1&b=2',
        publishedAt: '2026-02-01T08:00:00.000Z',
        seenAt: '2026-02-01T10:00:00.000Z',
        version: 2,
      },
      { topics: ['diplomacy', 'cybersecurity'], storyId: 's t' },
    ),
    articleUpdate(
      {
        id: 'bare',
        url: null,
        authors: [],
        summary: '',
        text: 'Một <b>.\nHai.\n\nBa & bốn.',
        publishedAt: '2026-01-31T23:30:00.000Z',
      },
      { topics: ['diplomacy'], language: 'und', storyId: 's t' },
    ),
    storyUpdate({ storyId: 's t', headline: nasty, headlineArticleId: 'bare' }),
  ]);
  await feed.bus.answer(SearchArticles, async ({ text, sort }) => {
    expect([text, sort]).toEqual(['an ninh "mạng"', 'newest']);
    return searchFound(
      ['bare', 'withdrawn meanwhile'].map((articleId) => searchHit({ articleId })),
    );
  });
});
afterAll(() => feed.stop());

const stems = [
  ['the timeline', '/feeds/latest', '', 2],
  ['the timeline of a source', '/feeds/latest', '?source=bbc.com', 1],
  ['a topic', '/feeds/topics/diplomacy', '', 2],
  ['a topic in one language', '/feeds/topics/diplomacy', '?language=vi', 1],
  ['a topic without articles', '/feeds/topics/entertainment', '', 0],
  ['a story', '/feeds/stories/s%20t', '', 2],
  ['a source', '/feeds/sources/bbc.com', '?limit=1', 1],
  ['a source that is not polled', '/feeds/sources/bao-moi-viet', '', 1],
  ['a search', '/feeds/search', '?q=an+ninh+%22m%E1%BA%A1ng%22', 1],
] as const;

const absolute = /^https?:\/\/[^\s"<>]+$/;
const urn = /^urn:[a-z0-9][a-z0-9-]{1,31}:[\w.~!*'()%:-]+$/;
/** XML 1.0, section 2.2. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** RFC 822, section 5, with the four digits of a year that RSS prefers. */
const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d GMT$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Each element's text by its path, as a validator would walk it. */
function leaves(xml: string): { path: string; text: string; attributes: Record<string, string> }[] {
  type Node = {
    type: string;
    name?: string;
    attribs?: Record<string, string>;
    children?: Node[];
    data?: string;
  };
  const found: ReturnType<typeof leaves> = [];
  const walk = (node: Node, path: string): void => {
    const children = node.children ?? [];
    for (const child of children.filter(({ name }) => name && name !== '?xml')) {
      const here = `${path}/${child.name}`;
      const text = (child.children ?? []).map(({ data = '' }) => data).join('');
      found.push({ path: here, text, attributes: child.attribs ?? {} });
      walk(child, here);
    }
  };
  walk(parseDocument(xml, { xmlMode: true }) as unknown as Node, '');
  return found;
}

it.each(stems)('RSS 2.0 of %s keeps the rules', async (_reason, stem, query, count) => {
  const answer = await feed.get(`${stem}.rss${query}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/rss+xml; charset=utf-8',
  ]);
  expect(answer.body).not.toMatch(illegal);
  expect(answer.body.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
  const all = leaves(answer.body);
  const at = (path: string) => all.filter((one) => one.path === `/rss/channel/${path}`);
  for (const path of ['title', 'link', 'description'])
    expect([path, at(path).length]).toEqual([path, 1]);
  expect(at('link')[0]?.text).toMatch(absolute);
  expect(at('lastBuildDate')[0]?.text).toMatch(rfc822);
  const self = at('atom:link').find(({ attributes }) => attributes['rel'] === 'self');
  expect(self?.attributes['href']).toBe(`http://news.example${stem}.rss${query}`);
  expect(at('item')).toHaveLength(count);
  expect(at('item/guid')).toHaveLength(count);
  expect(new Set(at('item/guid').map(({ text }) => text)).size).toBe(count);
  for (const { text, attributes } of at('item/guid')) {
    expect(text).toMatch(urn);
    expect(attributes['isPermaLink']).toBe('false');
  }
  for (const { text } of at('item/link')) expect(text).toMatch(absolute);
  for (const { text } of at('item/pubDate')) expect(text).toMatch(rfc822);
  for (const { attributes } of at('item/source')) expect(attributes['url']).toMatch(absolute);
  const parsed = await new RssParser().parseString(answer.body);
  expect(parsed.items).toHaveLength(count);
  expect(parseRssFeed(answer.body).items ?? []).toHaveLength(count);
});

it.each(stems)('Atom of %s keeps the rules of RFC 4287', async (_reason, stem, query, count) => {
  const answer = await feed.get(`${stem}.atom${query}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
  ]);
  expect(answer.body).not.toMatch(illegal);
  const all = leaves(answer.body);
  const at = (path: string) => all.filter((one) => one.path === `/feed/${path}`);
  expect(all[0]?.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
  // 4.1.1: exactly one id, title and updated; an author; a link to itself.
  for (const path of ['id', 'title', 'updated']) expect([path, at(path).length]).toEqual([path, 1]);
  expect(at('author/name')[0]?.text).toBe('Newsline');
  expect(at('id')[0]?.text).toMatch(urn);
  const links = at('link').map(({ attributes }) => [attributes['rel'], attributes['href']]);
  expect(links[0]).toEqual(['self', `http://news.example${stem}.atom${query}`]);
  expect(links.filter(([rel]) => rel === 'alternate')).toHaveLength(1);
  // 4.1.2: each entry has exactly one id, title and updated; at most one content and summary.
  for (const path of ['id', 'title', 'updated']) expect(at(`entry/${path}`)).toHaveLength(count);
  expect(at('entry/content').length).toBeLessThanOrEqual(count);
  expect(new Set(at('entry/id').map(({ text }) => text)).size).toBe(count);
  for (const { text } of [...at('id'), ...at('entry/id')]) expect(text).toMatch(urn);
  for (const path of ['updated', 'entry/updated', 'entry/published', 'entry/source/updated']) {
    for (const { text } of at(path)) expect(text).toMatch(rfc3339);
  }
  for (const { attributes } of [...at('link'), ...at('entry/link')])
    expect(attributes['href']).toMatch(absolute);
  for (const { attributes } of at('entry/category')) expect(attributes['term']).toBeTruthy();
  for (const { attributes } of at('entry/content')) expect(attributes['type']).toBe('html');
  expect(at('entry/source/id')).toHaveLength(count);
  expect(parseAtomFeed(answer.body).entries ?? []).toHaveLength(count);
  expect((await new RssParser().parseString(answer.body)).items).toHaveLength(count);
});

it.each(stems)('JSON Feed of %s keeps the rules of 1.1', async (_reason, stem, query, count) => {
  const answer = await feed.get(`${stem}.json${query}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/feed+json; charset=utf-8',
  ]);
  const json = answer.json();
  expect(json).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: expect.any(String),
    feed_url: `http://news.example${stem}.json${query}`,
    home_page_url: expect.stringMatching(absolute),
  });
  expect(json.items).toHaveLength(count);
  for (const item of json.items) {
    expect(item.id).toMatch(urn);
    expect(item.url).toMatch(absolute);
    expect(typeof item.content_html).toBe('string');
    expect(item.date_published).toMatch(rfc3339);
    expect(item.date_modified >= item.date_published).toBe(true);
    expect(item.authors.length).toBeGreaterThan(0);
  }
  expect(parseJsonFeed(answer.body).items ?? []).toHaveLength(count);
});

it('carries text through every format unharmed', async () => {
  const clean = 'A & B < C > "D" \ufffd ]]> <![CDATA[ đường 😀';
  const html = '<p>a &amp; b ]]> <a href="https://x.example/?a=1&amp;b=2">đ</a></p>';
  const [rss, atom, json] = await Promise.all(
    ['rss', 'atom', 'json'].map(
      async (format) => (await feed.get(`/feeds/sources/bbc.com.${format}`)).body,
    ),
  );
  const item = parseRssFeed(rss ?? '').items?.[0];
  expect(item).toMatchObject({
    guid: { value: 'urn:newsline:article:nasty%2F1%202.3', isPermaLink: false },
    link: 'https://bbc.com.example/a?b=1&c=%C4%91',
    content: { encoded: html },
    dc: { creators: ['An & Bình', 'Chi'] },
    source: { title: 'BBC & Co', url: 'https://bbc.com.example/rss' },
  });
  expect(item?.title?.replace(/\s+/g, ' ')).toBe(clean);
  expect(item?.categories?.map(({ name }) => name)).toEqual([
    'Ngoại giao',
    'An ninh mạng',
    'Thế giới <1>',
  ]);
  const entry = parseAtomFeed(atom ?? '').entries?.[0];
  expect(entry).toMatchObject({
    published: '2026-02-01T08:00:00.000Z',
    updated: '2026-02-01T10:00:00.000Z',
  });
  expect(JSON.stringify(entry)).toContain('BBC & Co');
  expect(JSON.parse(json ?? '').items[0]).toMatchObject({
    image: 'https://bbc.com.example/i.jpg?a=1&b=2',
    tags: ['Ngoại giao', 'An ninh mạng', 'Thế giới <1>'],
    authors: [{ name: 'An & Bình' }, { name: 'Chi' }],
    language: 'vi',
  });
});

it('leaves out what an article lacks', async () => {
  const { items } = (await feed.get('/feeds/sources/bao-moi-viet.json')).json();
  expect(items[0]).toMatchObject({
    url: 'http://news.example/articles/bare',
    content_html: '<p>Một &lt;b&gt;.<br>Hai.</p>\n<p>Ba &amp; bốn.</p>',
    authors: [{ name: 'Báo Mới Việt' }],
  });
  expect(items[0]).not.toHaveProperty('summary');
  expect(items[0]).not.toHaveProperty('language');
});

it.each<[string, string | null, string, string]>([
  ['the address that it is asked at', null, 'a.example:81', 'http://a.example:81/feeds/latest.rss'],
  [
    'its public address',
    'https://news.example.org',
    'a.example',
    'https://news.example.org/feeds/latest.rss',
  ],
  [
    'a public address with a path',
    'https://x.example/news/',
    'a.example',
    'https://x.example/news/feeds/latest.rss',
  ],
])('links to %s', async (_reason, publicUrl, host, expected) => {
  const other = await startFeed({ publicUrl });
  try {
    const { body } = await other.get('/feeds/latest.rss', { host });
    expect(body).toContain(`href="${expected}"`);
  } finally {
    await other.stop();
  }
});

it.each(['evil.example/path', 'a b', '"><x', 'user@evil.example', 'evil.example?', 'a:b:c', 'ă'])(
  'makes no addresses of the host %s',
  async (host) => {
    const answer = await feed.get('/feeds/latest.rss', { host });
    expect([answer.statusCode, answer.json().errors]).toEqual([
      400,
      [{ field: 'Host', detail: 'is no host' }],
    ]);
  },
);
