import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOn, eventually } from '@newsline/platform/testing';
import {
  getJson,
  patienceMs,
  startDistributed,
  startNewsline,
  type RunningNewsline,
} from './newsline-process.ts';

const rss = (host: string, titles: readonly string[]) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Báo</title>
  <atom:link rel="self" href="http://${host}/rss"/><atom:link rel="hub" href="http://${host}/hub"/>
  ${titles.map((title) => `<item><title>${title}</title><guid>${title}</guid></item>`).join('')}
  </channel></rss>`;

describeOn('NATS_SERVER', 'politeness in both modes', () => {
  let server: Server;
  let host: string;
  /** Requests for feeds, with when they came. */
  let asked: { readonly path: string; readonly at: number }[];
  /** What the hub was told. */
  let subscriptions: URLSearchParams[];
  let folder: string;
  let newsline: RunningNewsline | null;
  /** It is printed at the first start alone. */
  let key: string | undefined;

  beforeEach(async () => {
    [asked, subscriptions, newsline] = [[], [], null];
    folder = mkdtempSync(join(tmpdir(), 'newsline-polite-'));
    server = createServer(async (request, response) => {
      if (request.url === '/hub') {
        let form = '';
        for await (const piece of request) form += String(piece);
        subscriptions.push(new URLSearchParams(form));
        return response.writeHead(202).end();
      }
      asked.push({ path: request.url ?? '', at: performance.now() });
      response.end(rss(host, [`Tin của ${request.url}`]));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await newsline?.end('SIGTERM');
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const post = (path: string, body?: object) =>
    fetch(`${newsline?.origin}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const add = async (path: string) => {
    // What is looked at first is not asked for again by the first poll.
    const unchecked = { url: `http://${host}${path}`, check: false };
    const answer = await post('/v1/sources', unchecked);
    return ((await answer.json()) as { source: { id: string } }).source.id;
  };

  it.each([
    ['embedded', startNewsline],
    ['distributed', startDistributed],
  ])(
    'asks a host with pauses, by hand at once, and is pushed by its hub: %s',
    async (_, start) => {
      newsline = await start(folder, { ALLOWED_PRIVATE_HOSTS: host, HOST_PAUSE: '3s' });
      key = newsline.key();
      const first = await add('/a');
      await add('/b');
      await eventually(() => expect(asked).toHaveLength(2), patienceMs);
      expect(Number(asked[1]?.at) - Number(asked[0]?.at)).toBeGreaterThan(2_900);

      const before = performance.now();
      expect((await post(`/v1/sources/${first}/poll`)).status).toBeLessThan(300);
      await eventually(() => expect(asked).toHaveLength(3), patienceMs);
      expect(Number(asked[2]?.at) - before).toBeLessThan(1_500);
      expect(subscriptions).toEqual([]);
      await newsline.end('SIGTERM');

      newsline = await start(folder, {
        ALLOWED_PRIVATE_HOSTS: host,
        HOST_PAUSE: '0s',
        WEBSUB_URL: 'https://news.example/',
      });
      await add('/rss');
      await eventually(() => expect(subscriptions).toHaveLength(1), patienceMs);
      const [form] = subscriptions;
      const path = form?.get('hub.callback')?.replace('https://news.example', '') ?? '';
      const callback = `${newsline.origin}${path}`;
      const intent = `hub.mode=subscribe&hub.topic=${encodeURIComponent(`http://${host}/rss`)}&hub.challenge=abc&hub.lease_seconds=1000`;
      expect(await (await fetch(`${callback}?${intent}`)).text()).toBe('abc');
      expect((await fetch(`${callback}x?${intent}`)).status).toBe(404);
      const body = rss(host, ['Tin vừa được gửi tới']);
      const digest = createHmac('sha512', form?.get('hub.secret') ?? '')
        .update(body)
        .digest('hex');
      const headers = {
        'content-type': 'application/rss+xml',
        'x-hub-signature': `sha512=${digest}`,
      };
      const pushed = await fetch(callback, { method: 'POST', headers, body });
      expect(pushed.status).toBe(202);
      await eventually(async () => {
        const { articles } = await getJson<{ articles: { title: string }[] }>(
          `${newsline?.origin}/v1/timeline`,
        );
        expect(articles.map(({ title }) => title)).toContain('Tin vừa được gửi tới');
      }, patienceMs);
      await eventually(async () => {
        const { sources } = await getJson<{
          sources: { url: string; health: { nextPollReason: { kind: string } | null } }[];
        }>(`${newsline?.origin}/v1/sources`);
        const { health } = sources.find(({ url }) => url.endsWith('/rss')) ?? {};
        expect(health?.nextPollReason?.kind).toBe('pushed');
      }, patienceMs);
    },
    180_000,
  );
});
