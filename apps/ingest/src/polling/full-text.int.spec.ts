import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { serve, startIngest, type Host, type ServedIngest } from '../testing/served-ingest.ts';

const sentence =
  'A sentence of the page, with a comma, that is long enough to be a paragraph of text. ';
const page = `<html><head><title>Page</title></head><body><article><h1>Page</h1>${`<p>${sentence.repeat(3)}</p>`.repeat(6)}</article></body></html>`;
const pauseMs = 100;

/** Parsers of pages are slow to load where the machine is busy. */
const patienceMs = 40_000;
const soon = (assertion: () => void) => eventually(assertion, patienceMs);

/** Articles 1 to `count`, each with a page at `base`. */
const feed = (base: string, count: number) =>
  `<rss version="2.0"><channel><title>F</title>${Array.from(
    { length: count },
    (_, n) => `<item><title>Title ${n + 1}</title><link>${base}/page/${n + 1}</link></item>`,
  ).join('')}</channel></rss>`;

describe('a source of full texts', () => {
  let hosts: Host[];
  let running: ServedIngest[];
  /** Pages wait for it. */
  let gate: { readonly from: number; readonly opened: Promise<void> } | null;

  let robots: string;
  /** Instead of pages from this one on. */
  let busyFrom: number;

  beforeEach(() => {
    [hosts, running, gate, robots, busyFrom] = [[], [], null, '', Infinity];
  });
  afterEach(async () => {
    for (const one of running) await one.close();
    for (const host of hosts) host.close();
  });

  /** Serves /feed/N, a feed of N articles, and their pages, or redirects to the same page elsewhere. */
  async function serveFeed(pagesAt?: () => string): Promise<Host> {
    const host = await serve(async ({ url = '' }, response) => {
      const number = Number(url.split('/').at(-1));
      if (url === '/robots.txt' && robots === 'failing') return response.writeHead(500).end();
      if (url === '/robots.txt') return response.end(robots);
      if (url.startsWith('/feed')) return response.end(feed(host.url, number));
      if (pagesAt) return response.writeHead(302, { location: `${pagesAt()}${url}` }).end();
      if (number >= busyFrom) return response.writeHead(429, { 'retry-after': '18000' }).end();
      if (gate && number >= gate.from) await gate.opened;
      return response.setHeader('content-type', 'text/html').end(page);
    });
    hosts.push(host);
    return host;
  }

  async function start(
    more: Parameters<typeof startIngest>[2] = {},
    database?: Parameters<typeof startIngest>[1],
  ) {
    const one = await startIngest(hosts, database, { hosts: { pauseMs }, ...more });
    running.push(one);
    return one;
  }

  const pagesOf = ({ requests }: Host) => requests.filter(({ path }) => path.startsWith('/page'));
  function expectPauses(host: Host): void {
    const visits = pagesOf(host);
    const pauses = visits.slice(1).map(({ at }, n) => at - (visits[n]?.at ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(pauseMs - 5);
  }

  it('asks a host for one page at a time, with a pause, whatever sources name it', async () => {
    const host = await serveFeed();
    const { ingest, ingested } = await start();
    for (const path of ['/feed/4', '/feed/a/3'])
      await ingest.add({ url: `${host.url}${path}`, fullText: true });
    await soon(() => expect(pagesOf(host).length).toBeGreaterThanOrEqual(4));
    await soon(() => expect(ingested.length).toBeGreaterThanOrEqual(4));
    expect(ingested.every(({ text }) => text.includes('A sentence of the page'))).toBe(true);
    expectPauses(host);
  }, 60_000);

  it('does so for the host that pages redirect to', async () => {
    const third = await serveFeed();
    const sources = [await serveFeed(() => third.url), await serveFeed(() => third.url)];
    const { ingest, ingested } = await start();
    for (const { url } of sources) await ingest.add({ url: `${url}/feed/3`, fullText: true });
    await soon(() => expect(ingested).toHaveLength(6));
    expect(pagesOf(third)).toHaveLength(6);
    expectPauses(third);
  }, 60_000);

  it('announces articles as they come', async () => {
    const opened = Promise.withResolvers<void>();
    gate = { from: 11, opened: opened.promise };
    const host = await serveFeed();
    const { ingest, ingested, polled } = await start({ hosts: { pauseMs: 1 } });
    await ingest.add({ url: `${host.url}/feed/12`, fullText: true });
    await soon(() => expect(pagesOf(host)).toHaveLength(11));
    await soon(() => expect(ingested).toHaveLength(10));
    expect(polled).toMatchObject([{ health: { status: 'ok', articlesSeen: 0 } }]);
    opened.resolve();
    await soon(() => expect(ingested).toHaveLength(12));
    await soon(() => expect(polled.at(-1)?.health.articlesSeen).toBe(12));
  }, 60_000);

  it('fetches no more pages than a poll may, not at later polls either, and says so', async () => {
    const host = await serveFeed();
    const { ingest, ingested, polled } = await start({ pagesPerPoll: 2, hosts: { pauseMs: 1 } });
    const answer = await ingest.add({ url: `${host.url}/feed/5`, fullText: true });
    await soon(() => expect(polled).toHaveLength(2));
    await soon(() => expect(ingested).toHaveLength(5));
    expect(
      ingested
        .filter(({ text }) => text !== '')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Title 1', 'Title 2']);
    expect(polled[1]?.health.warnings).toEqual([
      'The pages of 2 of its 5 new articles were fetched (PAGES_PER_POLL); the others have what the feed says.',
    ]);
    if (answer.kind === 'refused') throw new Error(answer.reason);
    await ingest.pollSoon(answer.source.id);
    await soon(() => expect(polled).toHaveLength(3));
    expect([pagesOf(host).length, ingested.length]).toEqual([2, 5]);
  }, 60_000);

  it('leaves a host alone that asks for it, with its pages and its sources, and says so', async () => {
    busyFrom = 3;
    const [pages, beside] = [await serveFeed(), await serveFeed()];
    const site = await serve((_, response) => response.end(feed(pages.url, 9)));
    hosts.push(site);
    const { ingest, ingested, polled } = await start({ hosts: { pauseMs: 1 } });
    const neighbour = await ingest.add({ url: `${pages.url}/feed/0` });
    await soon(() => expect(polled).toHaveLength(1));
    await ingest.add({ url: `${beside.url}/feed/1` });
    await ingest.add({ url: `${site.url}/feed`, fullText: true });
    await soon(() => expect(ingested).toHaveLength(10));
    expect(pagesOf(pages)).toHaveLength(3);
    if (neighbour.kind === 'refused') throw new Error(neighbour.reason);
    const paused = () => polled.filter(({ id }) => id === neighbour.source.id).at(-1)?.health;
    await soon(() => expect(paused()?.nextPollReason).toMatchObject({ kind: 'retry-after' }));
    expect(polled.flatMap(({ health }) => health.warnings)).toContainEqual(
      expect.stringMatching(/asked to be left alone/),
    );
  }, 60_000);

  it('announces what the feed says where a poll’s time is over, and says so', async () => {
    const host = await serveFeed();
    const { ingest, ingested, polled } = await start({
      pollTimeoutMs: 8_000,
      hosts: { pauseMs: 1_500 },
    });
    await ingest.add({ url: `${host.url}/feed/20`, fullText: true });
    await soon(() => expect(polled).toHaveLength(2));
    expect(polled[1]?.health).toMatchObject({
      status: 'ok',
      warnings: [expect.stringMatching(/POLL_TIMEOUT/)],
      articlesSeen: 20,
    });
    await soon(() => expect(ingested).toHaveLength(20));
    expect(pagesOf(host).length).toBeLessThan(6);
  }, 60_000);

  it('leaves to the next poll what stopping leaves undone: nothing is lost, nothing comes twice', async () => {
    const host = await serveFeed();
    const database = openSqlite(':memory:');
    const first = await start({ hosts: { pauseMs: 300 } }, database);
    await first.ingest.add({ url: `${host.url}/feed/6`, fullText: true });
    await soon(() => expect(pagesOf(host).length).toBeGreaterThan(1));
    const began = performance.now();
    await first.ingest.close();
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(pagesOf(host).length).toBeLessThan(6);
    const second = await start({ hosts: { pauseMs: 1 } }, database);
    await soon(() => expect(second.polled.at(-1)?.health.status).toBe('ok'));
    const all = [...first.ingested, ...second.ingested];
    await soon(() => {
      const ids = new Set([...first.ingested, ...second.ingested].map(({ id }) => id));
      expect(ids.size).toBe(6);
    });
    expect(all.every(({ version, text }) => version === 1 && text !== '')).toBe(true);
  }, 60_000);

  it('fetches no page that robots.txt disallows, and says so; the feed is another matter', async () => {
    robots = 'User-agent: *\nDisallow: /feed\nDisallow: /page/2\n';
    const host = await serveFeed();
    const { ingest, ingested, polled } = await start({ hosts: { pauseMs: 1 } });
    await ingest.add({ url: `${host.url}/feed/3`, fullText: true });
    await soon(() => expect(ingested).toHaveLength(3));
    expect(ingested.filter(({ text }) => text === '').map(({ title }) => title)).toEqual([
      'Title 2',
    ]);
    await soon(() =>
      expect(polled.at(-1)?.health.warnings).toEqual([
        `Pages that robots.txt of ${new URL(host.url).host} disallows were not fetched; those articles have what the feed says.`,
      ]),
    );
    const paths = host.requests.map(({ path }) => path);
    expect(paths).toEqual(['/feed/3', '/robots.txt', '/page/1', '/page/3']);
  }, 60_000);

  it('asks the robots.txt of the host that pages redirect to', async () => {
    robots = 'User-agent: *\nDisallow: /page/1\n';
    const third = await serveFeed();
    const first = await serve(({ url = '' }, response) => {
      if (url.startsWith('/feed')) return response.end(feed(first.url, 2));
      if (url === '/robots.txt') return response.writeHead(404).end();
      return response.writeHead(302, { location: `${third.url}${url}` }).end();
    });
    hosts.push(first);
    const { ingest, ingested, polled } = await start({ hosts: { pauseMs: 1 } });
    await ingest.add({ url: `${first.url}/feed/2`, fullText: true });
    await soon(() => expect(ingested).toHaveLength(2));
    expect(pagesOf(third).map(({ path }) => path)).toEqual(['/page/2']);
    await soon(() =>
      expect(polled.at(-1)?.health.warnings).toEqual([
        expect.stringContaining(new URL(third.url).host),
      ]),
    );
  }, 60_000);

  it('fetches no page while robots.txt can’t be read, and says so', async () => {
    robots = 'failing';
    const host = await serveFeed();
    const { ingest, ingested, polled } = await start({ hosts: { pauseMs: 1 } });
    await ingest.add({ url: `${host.url}/feed/2`, fullText: true });
    await soon(() => expect(ingested).toHaveLength(2));
    expect(pagesOf(host)).toEqual([]);
    await soon(() =>
      expect(polled.at(-1)?.health.warnings).toEqual([expect.stringContaining('can’t be read')]),
    );
  }, 60_000);

  it('pauses between pages for as long as robots.txt asks', async () => {
    robots = 'User-agent: *\nCrawl-delay: 0.4\n';
    const host = await serveFeed();
    const { ingest, ingested } = await start();
    await ingest.add({ url: `${host.url}/feed/3`, fullText: true });
    await soon(() => expect(ingested).toHaveLength(3));
    const [one, two, three] = pagesOf(host).map(({ at }) => at);
    expect(Number(two) - Number(one)).toBeGreaterThan(390);
    expect(Number(three) - Number(two)).toBeGreaterThan(390);
  }, 60_000);
});
