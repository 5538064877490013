import { eventually } from '@newsline/platform/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ArticleIngested,
  ArticleWithdrawn,
  SourcePolled,
  SourceRemoved,
  type Article,
  type SourceState,
} from '@newsline/contracts';
import { SqliteEventBus } from '@newsline/messaging';
import { openSqlite, traceIds } from '@newsline/platform';
import { checkUrl } from '../adapters/address-guard.ts';
import { HttpFetcher } from '../adapters/http-fetcher.ts';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';
import { Ingest } from '../ingest.ts';
import { Reader } from './reader.ts';

const page = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${text
    .split('. ')
    .map((sentence) => `<p>${sentence}.</p>`)
    .join('')}</article></body></html>`;

describe('Ingest, from a served feed to the events that it publishes', () => {
  const articles = new Map<string, string>();
  const pages = new Map<string, string>();
  let requests: string[] = [];
  /** With whether it was reported in a trace. */
  let problems: [problem: string, inTrace: boolean][] = [];
  let broken = false;
  let pubDate = '';
  /** Answers wait for it. */
  let gate: Promise<void> | null = null;
  let server: Server;
  let base: string;
  let ingest: Ingest;
  let bus: SqliteEventBus;
  let published: {
    ingested: Article[];
    withdrawn: string[];
    sources: SourceState[];
    removedAt: string[];
  };

  const feed =
    () => `<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Thử</title><link>${base}/</link>
    ${[...articles].map(([slug, title]) => `<item><title>${title}</title><link>${base}/${slug}</link><description>Tóm tắt ${title}</description><pubDate>${pubDate}</pubDate></item>`).join('')}
    </channel></rss>`;

  beforeEach(async () => {
    problems = [];
    articles.clear();
    pages.clear();
    requests = [];
    broken = false;
    pubDate = 'Thu, 01 Jan 2026 08:00:00 +0700';
    gate = null;
    server = createServer(async (request, response) => {
      requests.push(request.url ?? '');
      await gate;
      const body = request.url === '/feed.xml' ? feed() : pages.get(request.url ?? '');
      if (broken || body === undefined) return response.writeHead(broken ? 500 : 404).end();
      const etag = `"${Buffer.from(body).toString('base64url').slice(-60)}${body.length}"`;
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      const type = request.url === '/feed.xml' ? 'application/rss+xml' : 'text/html';
      return response
        .setHeader('etag', etag)
        .setHeader('content-type', `${type}; charset=utf-8`)
        .end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    base = `http://${host}`;
    const database = openSqlite(':memory:');
    bus = new SqliteEventBus(database, { pollMs: 10 });
    published = { ingested: [], withdrawn: [], sources: [], removedAt: [] };
    await bus.subscribe({
      group: 't.a',
      contract: ArticleIngested,
      batchSize: 50,
      handle: async (events) =>
        void published.ingested.push(...events.map(({ data }) => data.article)),
    });
    await bus.subscribe({
      group: 't.w',
      contract: ArticleWithdrawn,
      batchSize: 50,
      handle: async (events) =>
        void published.withdrawn.push(...events.map(({ data }) => data.articleId)),
    });
    await bus.subscribe({
      group: 't.s',
      contract: SourcePolled,
      batchSize: 50,
      handle: async (events) =>
        void published.sources.push(...events.map(({ data }) => data.source)),
    });
    await bus.subscribe({
      group: 't.r',
      contract: SourceRemoved,
      batchSize: 50,
      handle: async (events) =>
        void published.removedAt.push(...events.map(({ data }) => data.asOf)),
    });
    ingest = new Ingest({
      sources: new SqliteSourceStore(database),
      articles: new SqliteAnnouncedArticles(database),
      fetcher: new HttpFetcher({
        timeoutMs: 2_000,
        maxBytes: 1_000_000,
        userAgent: 'spec',
        allowedPrivateHosts: [host],
      }),
      reader: new Reader({ processes: 1, timeoutMs: 10_000, warm: false }),
      bus,
      checkUrl: (url) => checkUrl(url, new Set([host])),
      limits: { intervalMs: 60_000, minMs: 60_000, maxMs: 3_600_000 },
      concurrency: 4,
      hosts: { pauseMs: 0, atOnce: 2 },
      onProblem: (problem) => void problems.push([problem, traceIds().trace_id !== undefined]),
    });
    ingest.startPolling();
  });
  afterEach(async () => {
    await ingest.close();
    await bus.close();
    server.closeAllConnections();
    server.close();
  });

  async function add(more: { fullText?: boolean } = {}): Promise<string> {
    const answer = await ingest.add({
      url: `${base}/feed.xml`,
      folders: ['Thế giới'],
      ...more,
    });
    if (answer.kind === 'refused') throw new Error(answer.reason);
    return answer.source.id;
  }
  /** Of each the last that was said: what is asked for while one ends is said as well. */
  const polls = () =>
    published.sources.filter(({ health: { lastPolledAt } }, at) => {
      const later = published.sources.slice(at + 1);
      return (
        lastPolledAt !== null && !later.some(({ health }) => health.lastPolledAt === lastPolledAt)
      );
    });

  it('announces articles, then only what is new or changed, then nothing', async () => {
    articles.set('mot', 'Tin một').set('hai', 'Tin hai');
    const id = await add();
    await eventually(() => expect(published.ingested).toHaveLength(2));
    expect(published.ingested[0]).toMatchObject({
      sourceId: id,
      sourceName: 'Báo Thử',
      title: 'Tin một',
      summary: 'Tóm tắt Tin một',
      publishedAt: '2026-01-01T01:00:00.000Z',
      // The other one of that minute stands behind it.
      feedOrder: 1,
      publishedFrom: 'feed',
      categories: ['Thế giới'],
      version: 1,
    });
    articles.set('hai', 'Tin hai, đã sửa').set('ba', 'Tin ba');
    await ingest.pollSoon(id);
    await eventually(() => expect(published.ingested).toHaveLength(4));
    expect(published.ingested.slice(2).map(({ title, version }) => [title, version])).toEqual([
      ['Tin hai, đã sửa', 2],
      ['Tin ba', 1],
    ]);
    await ingest.pollSoon(id);
    await eventually(() => expect(polls()).toHaveLength(3));
    expect(published.ingested).toHaveLength(4);
    expect(polls().at(-1)?.health).toMatchObject({ status: 'ok', articlesSeen: 4, failures: 0 });
  });

  it('reports why a source fails, in its trace and once, and when it is polled next, and recovers', async () => {
    broken = true;
    const id = await add();
    await eventually(() => expect(polls()).toHaveLength(1));
    await ingest.pollSoon(id);
    await eventually(() => expect(polls()).toHaveLength(2));
    const { health } = polls()[1] ?? { health: null };
    expect(health).toMatchObject({ status: 'failing', failures: 2 });
    expect(health?.problem).toMatch(/500/);
    expect(Date.parse(health?.nextPollAt ?? '')).toBeGreaterThan(Date.now() + 110_000);
    broken = false;
    articles.set('mot', 'Tin một');
    await ingest.pollSoon(id);
    await eventually(() =>
      expect(polls().at(-1)?.health).toMatchObject({ status: 'ok', problem: null, failures: 0 }),
    );
    await eventually(() =>
      expect(problems).toEqual([
        [expect.stringMatching(/feed\.xml cannot be read: It answers 500/), true],
        [expect.stringMatching(/feed\.xml can be read again/), true],
      ]),
    );
  });

  it('keeps what it had to repair in a feed as long as the feed stays as it is', async () => {
    articles.set('mot', 'Tin một');
    articles.set('hai', 'Tin hai</title></item><item><link>');
    const warnings = [/end tags are missing/, /were left out/].map((text) =>
      expect.stringMatching(text),
    );
    const id = await add();
    await eventually(() => expect(polls()).toHaveLength(1));
    await ingest.pollSoon(id);
    await eventually(() => expect(polls()).toHaveLength(2));
    for (const { health } of polls()) expect(health).toMatchObject({ status: 'ok', warnings });
    articles.delete('hai');
    await ingest.pollSoon(id);
    await eventually(() => expect(polls().at(-1)?.health.warnings).toEqual([]));
  });

  it('fetches the page where the feed has a summary only and the source asks for it, once', async () => {
    const text =
      'Câu thứ nhất của bài viết đủ dài để là một đoạn văn, có dấu phẩy, và có nghĩa. '.repeat(12);
    articles.set('mot', 'Tin một');
    pages.set('/mot', page('Tin một', text));
    const id = await add({ fullText: true });
    await eventually(() => expect(published.ingested).toHaveLength(1));
    expect(published.ingested[0]?.text).toContain('Câu thứ nhất của bài viết');
    articles.set('hai', 'Tin hai, trang hỏng');
    await ingest.pollSoon(id);
    await eventually(() => expect(published.ingested).toHaveLength(2));
    expect(published.ingested[1]).toMatchObject({
      title: 'Tin hai, trang hỏng',
      version: 1,
      text: '',
    });
    expect(requests.filter((path) => path === '/mot')).toHaveLength(1);
  });

  it('corrects a date that it learns later, in a version with the text of the page', async () => {
    const text =
      'Câu thứ nhất của bài viết đủ dài để là một đoạn văn, có dấu phẩy, và có nghĩa. '.repeat(12);
    pubDate = '';
    articles.set('mot', 'Tin một');
    pages.set('/mot', page('Tin một', text));
    const id = await add({ fullText: true });
    await eventually(() => expect(published.ingested).toHaveLength(1));
    const [first] = published.ingested;
    expect(first?.publishedFrom).toBe('fetched');
    pubDate = 'Thu, 01 Jan 2026 08:00:00 +0700';
    await ingest.pollSoon(id);
    await eventually(() => expect(published.ingested).toHaveLength(2));
    expect(published.ingested[1]).toEqual({
      ...first,
      version: 2,
      publishedAt: '2026-01-01T01:00:00.000Z',
      publishedFrom: 'feed',
      dateCorrection: { was: first?.publishedAt, editedAt: null },
      seenAt: expect.any(String),
    });
    expect(requests.filter((path) => path === '/mot')).toHaveLength(1);
    articles.set('hai', 'Tin hai');
    await ingest.pollSoon(id);
    await eventually(() => expect(published.ingested).toHaveLength(3));
    expect(published.ingested[2]).toMatchObject({ title: 'Tin hai', version: 1 });
  });

  it('corrects dates without a zone once an operator names the language', async () => {
    pubDate = 'Thu, 01 Jan 2026 08:00:00';
    articles.set('mot', 'A bridge opens');
    const id = await add();
    await eventually(() => expect(published.ingested).toHaveLength(1));
    expect(published.ingested[0]?.publishedAt).toBe('2026-01-01T08:00:00.000Z');
    await ingest.change({ sourceId: id, language: 'vi' });
    await ingest.pollSoon(id);
    await eventually(() => expect(published.ingested).toHaveLength(2));
    expect(published.ingested[1]).toMatchObject({
      publishedAt: '2026-01-01T01:00:00.000Z',
      dateCorrection: { was: '2026-01-01T08:00:00.000Z', editedAt: null },
    });
  });

  it('withdraws a removed source’s articles', async () => {
    articles.set('mot', 'Tin một');
    const id = await add();
    await eventually(() => expect(published.ingested).toHaveLength(1));
    expect(await ingest.remove({ sourceId: id })).toEqual({
      removedSources: 1,
      withdrawnArticles: 1,
    });
    await eventually(() => expect(published.withdrawn).toEqual([published.ingested[0]?.id]));
    expect(await ingest.sources()).toEqual([]);
  });

  it('withdraws what a poll publishes of a source that is removed meanwhile', async () => {
    articles.set('mot', 'Tin một');
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    const id = await add();
    await eventually(() => expect(requests).toHaveLength(1));
    await ingest.remove({ sourceId: id });
    opened.resolve();
    await eventually(() => expect(published.withdrawn).toEqual([published.ingested[0]?.id]));
    await eventually(() => expect(published.removedAt).toHaveLength(2));
    const polledAt = polls()[0]?.health.lastPolledAt ?? '';
    expect(Date.parse(published.removedAt[1] ?? '')).toBeGreaterThanOrEqual(Date.parse(polledAt));
    expect(await ingest.sources()).toEqual([]);
  });

  it('keeps what an operator changes while a source is polled, and polls it again where asked to', async () => {
    articles.set('mot', 'Tin một');
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    const id = await add();
    await eventually(() => expect(requests).toHaveLength(1));
    await ingest.change({ sourceId: id, name: 'Báo đổi tên' });
    await ingest.pollSoon(id);
    opened.resolve();
    await eventually(() => expect(requests).toHaveLength(2));
    await eventually(() => expect(polls().at(-1)?.name).toBe('Báo đổi tên'));
    expect(await ingest.sources()).toMatchObject([{ id, name: 'Báo đổi tên' }]);
  });

  it.each([
    ['a private address', 'http://10.0.0.1/feed', /ALLOWED_PRIVATE_HOSTS/],
    ['no address', 'vnexpress.net/rss', /http:\/\//],
    ['a password in it', 'https://a:b@example.org/feed', /password/],
  ])('refuses %s as a source', async (_, url, reason) => {
    const answer = await ingest.add({ url });
    expect(answer).toMatchObject({ kind: 'refused', field: 'url' });
    expect(answer.kind === 'refused' && answer.reason).toMatch(reason);
  });

  it('ingests a text that somebody submits, once', async () => {
    const body = 'Tựa đề của bài\n\nĐoạn đầu của bài viết này kể một chuyện.\n\nĐoạn sau kể tiếp.';
    const document = { contentType: 'text/plain', body, sourceName: 'Bạn đọc' };
    const answer = await ingest.submit(document);
    expect(answer).toMatchObject({
      kind: 'accepted',
      articles: [{ title: 'Tựa đề của bài', outcome: 'new', headlineOnly: false }],
    });
    expect(await ingest.submit(document)).toMatchObject({ articles: [{ outcome: 'known' }] });
    await eventually(() =>
      expect(published.ingested).toMatchObject([{ sourceId: 'submitted', sourceName: 'Bạn đọc' }]),
    );
  });
});
