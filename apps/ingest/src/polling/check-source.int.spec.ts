import type { RequestOf, AddSource } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { serve, startIngest, type Host, type ServedIngest } from '../testing/served-ingest.ts';

const feed = (title: string, items = '') =>
  `<rss version="2.0"><channel><title>${title}</title><link>https://bao.example/</link><language>vi-VN</language>${items}</channel></rss>`;
const item = (title: string, date = '') =>
  `<item><title>${title}</title><link>https://bao.example/${title}</link>${date && `<pubDate>${date}</pubDate>`}</item>`;
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Trang nhất</title>${head}</head><body><h1>Tin</h1>${body}</body></html>`;
const link = (href: string, title = '') =>
  `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`;

const news = (n: number) =>
  `<urlset><url><loc>https://bao.example/${n}</loc><news:news><news:publication_date>2026-11-02</news:publication_date><news:title>Tin ${n}</news:title></news:news></url></urlset>`;

/** Of the site of a test, what is at each path: a document, or a status. */
let site: Record<string, string | number>;
/** Each test has a host of its own; the reader's process is started once. */
const hosts: Host[] = [];
let host: Host;
let served: ServedIngest;
let tests = 0;

beforeAll(async () => {
  for (let n = 0; n < 50; n += 1)
    hosts.push(
      await serve(({ url = '' }, response) => {
        const there = site[url] ?? 404;
        if (typeof there === 'number') return response.writeHead(there).end('<html>Lỗi</html>');
        response.end(there);
      }),
    );
  served = await startIngest(hosts, undefined, { hosts: { pauseMs: 1 } });
});
beforeEach(() => {
  const next = hosts[tests];
  if (!next) throw new Error('There are more tests than hosts');
  tests += 1;
  host = next;
  site = {};
});
afterAll(async () => {
  await served.close();
  for (const { close } of hosts) close();
});

async function add(path: string, settings: Partial<RequestOf<typeof AddSource>> = {}) {
  const answer = await served.ingest.addChecked({ url: host.url + path, ...settings });
  return answer.kind === 'refused' ? answer : { ...answer, path: pathOf(answer.source.url) };
}
const pathOf = (url: string) => url.slice(host.url.length);
const asked = () => host.requests.map(({ path }) => path);
const isHere = ({ url }: { readonly url: string }) => url.startsWith(`${host.url}/`);
const sources = async () => (await served.ingest.sources()).filter(isHere);
/** What is known of the host's only source after its first poll. */
const polled = () =>
  eventually(() => {
    const state = served.polled.find(isHere);
    if (!state) throw new Error('Nothing was polled yet');
    return state;
  });

describe('a source that is added', () => {
  it('is what was fetched before, and its host is asked once', async () => {
    site = { '/rss': feed('Báo', item('a')) };
    expect(await add('/rss')).toMatchObject({ kind: 'added', source: { name: `${host.url}/rss` } });
    expect(await polled()).toMatchObject({ name: 'Báo', health: { articlesSeen: 1 } });
    expect(asked()).toEqual(['/rss']);
  });

  it('is asked for by itself where it need not be checked', async () => {
    site = { '/': page('') };
    expect(await add('/', { check: false })).toMatchObject({ kind: 'added', path: '/' });
    expect((await polled()).health.problem).toMatch(/HTML page/);
  });

  it.each<[string, Record<string, string>, string]>([
    ['by autodiscovery', { '/': page('', link('/t.xml')), '/t.xml': feed('T') }, '/t.xml'],
    [
      'beside that of its comments',
      {
        '/': page(
          '',
          link('/feed/') + link('/comments/feed/') + link('/1/feed/', '1 Comments Feed'),
        ),
        '/feed/': feed('T'),
      },
      '/feed/',
    ],
    [
      'by a link',
      { '/': page('<a href="/kenh/t.rss">x</a>'), '/kenh/t.rss': feed('T') },
      '/kenh/t.rss',
    ],
    ['by a link that speaks of RSS', { '/': page('<a href="/t">RSS</a>'), '/t': feed('T') }, '/t'],
    [
      'by a page that lists it',
      {
        '/': page('<a href="/kenh">RSS</a>'),
        '/kenh': page('<a href="/t.rss">T</a>'),
        '/t.rss': feed('T'),
      },
      '/t.rss',
    ],
    ['at a well-known place', { '/': page('Tin'), '/feed.xml': feed('T') }, '/feed.xml'],
    [
      'a news sitemap at a well-known place',
      { '/': page('Tin'), '/news-sitemap.xml': news(9) },
      '/news-sitemap.xml',
    ],
    [
      'beside a link that leads nowhere',
      { '/': page('', link('/cu.xml')), '/rss': feed('T') },
      '/rss',
    ],
    [
      'beside links to other things',
      {
        '/': page('<a href="/data.xml">x</a><a href="/t.rss">y</a>'),
        '/data.xml': '<data/>',
        '/t.rss': feed('T'),
      },
      '/t.rss',
    ],
  ])('is the feed of a page: %s', async (_, there, path) => {
    site = there;
    expect(await add('/')).toMatchObject({ kind: 'added', path });
    expect(await add('/', { folders: ['Báo'] })).toMatchObject({ kind: 'changed', path });
  });

  it.each<[string, Record<string, string>, [string, string][]]>([
    [
      'by autodiscovery',
      { '/': page('', link('/a.xml', 'A') + link('/b.xml')) },
      [
        ['/a.xml', 'A'],
        ['/b.xml', ''],
      ],
    ],
    [
      'by links',
      {
        '/': page('<a href="/a.rss">x</a><a href="/b.rss">y</a><a href="/c.xml">z</a>'),
        '/a.rss': feed('Báo A'),
        '/b.rss': feed(''),
        '/c.xml': '<data/>',
      },
      [
        ['/a.rss', 'Báo A'],
        ['/b.rss', 'y'],
      ],
    ],
    [
      'by a page of many',
      {
        '/': page('<a href="/kenh.html">RSS</a>'),
        '/kenh.html': page(
          ['a', 'b', 'c', 'd', 'e'].map((n) => `<a href="/${n}.rss">${n}</a>`).join(),
        ),
      },
      ['a', 'b', 'c', 'd', 'e'].map((n) => [`/${n}.rss`, n]),
    ],
  ])('is none where a page has several feeds, which are named: %s', async (_, there, expected) => {
    site = there;
    const feeds = expected.map(([path, title]) => ({ url: host.url + path, title }));
    const answer = await add('/');
    expect(answer).toMatchObject({ kind: 'refused', field: 'url', feeds });
    for (const { url, title } of feeds) {
      expect(answer).toHaveProperty('reason', expect.stringContaining(url));
      expect(answer).toHaveProperty('reason', expect.stringContaining(title));
    }
    expect(await sources()).toEqual([]);
    expect(await served.ingest.try({ url: `${host.url}/` })).toEqual({ kind: 'several', feeds });
  });

  it.each<[string, string | number, RegExp, string]>([
    ['a page without feeds', page('Tin'), /no feed, .*no list of articles/i, 'no-list'],
    ['JSON', '{"tin": []}', /JSON that is not JSON Feed/, 'not-a-feed'],
    ['a text', 'Tin tức', /text \("Tin tức"\)/, 'not-a-feed'],
    ['nothing', '', /an empty document/, 'not-a-feed'],
    ['a picture', '\u0089PNG\0\0', /binary/, 'not-a-feed'],
    ['a page that is not there', 404, /404: there is no such page/, 'not-found'],
    ['a page that is gone', 410, /410: it is gone/, 'gone'],
  ])('cannot be %s', async (_, there, reason, kind) => {
    site = { '/x': there };
    expect(await add('/x')).toMatchObject({
      kind: 'refused',
      field: 'url',
      reason: expect.stringMatching(reason),
      problem: { kind },
    });
    expect(await sources()).toEqual([]);
  });

  it('asks a site for no more than its well-known places', async () => {
    site = { '/x': page('<a href="/1.rss">1</a>'.repeat(3) + '<a href="/rss">RSS</a>') };
    await add('/x');
    expect(asked()).toEqual([
      '/x',
      '/1.rss',
      '/rss',
      '/feed',
      '/rss.xml',
      '/atom.xml',
      '/feed.xml',
      '/index.xml',
      '/news-sitemap.xml',
      '/sitemap-news.xml',
    ]);
    expect(host.mostAtOnce).toBe(1);
  });

  it.each<[string, number]>([
    ['fails', 503],
    ['does not allow it', 403],
  ])('has its problem where the server %s now', async (_, status) => {
    site = { '/rss': status };
    expect(await add('/rss', { name: 'Báo' })).toMatchObject({
      kind: 'added',
      source: {
        name: 'Báo',
        health: { status: 'failing', failures: 1, problem: expect.stringContaining(`${status}`) },
      },
    });
    expect(asked()).toEqual(['/rss']);
    await eventually(() =>
      expect(served.polls.at(-1)).toMatchObject({ outcome: 'failed', status, newArticles: 0 }),
    );
    const log = served.problems.filter(({ problem }) => problem.startsWith(`${host.url}/`));
    expect(log).toMatchObject([{ problem: expect.stringContaining('/rss cannot be read') }]);
  });

  it('has its problem where no server is there', async () => {
    host.close();
    const problem = expect.stringMatching(/refuses connections/);
    expect(await add('/rss')).toMatchObject({ source: { health: { problem } } });
  });

  it('is an index of sitemaps, of which the newest is read at each poll', async () => {
    const sitemap = `<sitemap><loc>${host.url}/news.xml</loc></sitemap>`;
    site = { '/sitemap.xml': `<sitemapindex>${sitemap}</sitemapindex>`, '/news.xml': news(1) };
    const answer = await add('/sitemap.xml');
    expect(answer).toMatchObject({ kind: 'added', path: '/sitemap.xml' });
    expect((await polled()).health).toMatchObject({ status: 'ok', articlesSeen: 1 });
    site['/news.xml'] = news(2);
    await served.ingest.pollSoon(answer.kind === 'refused' ? '' : answer.source.id);
    await eventually(() =>
      expect(served.polled.filter(isHere).at(-1)?.health.articlesSeen).toBe(2),
    );
  });

  it('is not fetched when it is there already, and keeps what is not named', async () => {
    site = { '/rss': feed('Báo') };
    await add('/rss', { name: 'B', folders: ['Báo'], fullText: true, language: 'vi' });
    await polled();
    site = {};
    expect(await add('/rss#2', { name: 'C' })).toMatchObject({
      kind: 'changed',
      source: { name: 'C', folders: ['Báo'], fullText: true, language: 'vi' },
    });
    expect(asked()).toEqual(['/rss']);
  });
});

describe('a source that is tried', () => {
  it('says what would come, and adds nothing', async () => {
    const dated = item('cu', 'Mon, 02 Nov 2026 08:00:00 +0700');
    const newer = item('moi', 'Tue, 03 Nov 2026 08:00:00 +0700');
    site = { '/': page('', link('/rss')), '/rss': feed('Báo', item('khong') + dated + newer) };
    expect(await served.ingest.try({ url: `${host.url}/` })).toEqual({
      kind: 'feed',
      sourceId: null,
      feed: {
        url: `${host.url}/rss`,
        readAs: 'feed',
        title: 'Báo',
        siteUrl: 'https://bao.example/',
        language: 'vi-VN',
        articleCount: 3,
        articles: [
          ['moi', '2026-11-03T01:00:00.000Z'],
          ['cu', '2026-11-02T01:00:00.000Z'],
          ['khong', null],
        ].map(([title, publishedAt]) => ({
          title,
          url: `https://bao.example/${title}`,
          publishedAt,
        })),
        warnings: [],
        warningDetails: [],
      },
    });
    expect(await sources()).toEqual([]);
  });

  it('says which source it is already', async () => {
    site = { '/rss': feed('Báo') };
    const added = await served.ingest.add({ url: `${host.url}/rss` });
    const tried = await served.ingest.try({ url: `${host.url}/rss` });
    expect(tried).toMatchObject({ sourceId: added.kind === 'added' && added.source.id });
  });

  it.each([
    ['is no feed', '/', 'no-list'],
    ['does not answer', '/503', 'server-failed'],
  ])('says what %s', async (_, path, kind) => {
    site = { '/': page(''), '/503': 503 };
    const answer = await served.ingest.try({ url: host.url + path });
    expect(answer).toMatchObject({ kind: 'refused', field: 'url', problem: { kind } });
  });
});
