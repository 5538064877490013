import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HttpFetcher } from './http-fetcher.ts';

const settings = { timeoutMs: 15_000, maxBytes: 20_000, userAgent: 'Newsline-spec' };

describe('HttpFetcher against a real server', () => {
  let server: Server;
  let base: string;
  let fetcher: HttpFetcher;
  let hasty: HttpFetcher;
  let answer: RequestListener;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
    const allowedPrivateHosts = [`127.0.0.1:${port}`];
    fetcher = new HttpFetcher({ ...settings, allowedPrivateHosts });
    hasty = new HttpFetcher({ ...settings, timeoutMs: 400, allowedPrivateHosts });
  });
  afterAll(async () => {
    await fetcher.close();
    await hasty.close();
    server.closeAllConnections();
    server.close();
  });

  const get = (path = '/feed', more = {}) =>
    fetcher.fetch({ url: base + path, accept: 'text/xml', ...more });

  it('brings body, type, validators and how long it stays fresh', async () => {
    answer = (request, response) => {
      expect(request.headers['user-agent']).toBe('Newsline-spec');
      response.setHeader('content-type', 'text/xml');
      response.setHeader('etag', '"one"');
      response.setHeader('last-modified', 'Thu, 01 Jan 2026 00:00:00 GMT');
      response.setHeader('cache-control', 'public, max-age=600');
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('<rss/>'));
    };
    const outcome = await get();
    expect(outcome).toMatchObject({
      kind: 'fetched',
      contentType: 'text/xml',
      etag: '"one"',
      freshForMs: 600_000,
    });
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe('<rss/>');
  });

  it('asks only for what changed', async () => {
    answer = (request, response) => {
      expect(request.headers['if-none-match']).toBe('"one"');
      expect(request.headers['if-modified-since']).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
      response.writeHead(304).end();
    };
    const validators = { etag: '"one"', lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' };
    expect(await get('/feed', { validators })).toEqual({
      kind: 'not-modified',
      movedTo: null,
      etag: null,
      lastModified: null,
      freshForMs: null,
    });
  });

  it('brings the validators that a 304 gives anew', async () => {
    answer = (_, response) => response.writeHead(304, { etag: 'W/"two"' }).end();
    expect(await get('/feed', { validators: { etag: '"one"', lastModified: null } })).toMatchObject(
      { kind: 'not-modified', etag: 'W/"two"', lastModified: null },
    );
  });

  it('follows a redirect and tells where it ended', async () => {
    answer = (request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.end('new');
    };
    expect(await get('/old')).toMatchObject({ kind: 'fetched', url: `${base}/new` });
  });

  it('gives a cookie back to the redirect that set it, and forgets it then', async () => {
    const asked: (string | undefined)[] = [];
    answer = ({ headers }, response) => {
      asked.push(headers.cookie);
      if (headers.cookie?.includes('seen=1')) return void response.end('<rss/>');
      response.writeHead(307, { location: '/feed', 'set-cookie': ['seen=1', 'x=2; Path=/y'] });
      response.end();
    };
    expect((await get()).kind).toBe('fetched');
    expect((await get()).kind).toBe('fetched');
    expect(asked).toEqual([undefined, 'seen=1', undefined, 'seen=1']);
  });

  it('follows no redirect to what the own site does not serve as a source', async () => {
    answer = (request, response) => {
      if (request.url === '/samples/a.xml') response.end('<rss/>');
      else response.writeHead(302, { location: '/v1/sources' }).end();
    };
    const own = {
      host: new URL(base).host,
      serves: (path: string) => path.startsWith('/samples/'),
    };
    const ofItself = new HttpFetcher({ ...settings, allowedPrivateHosts: [], own });
    const fetchPath = (path: string) => ofItself.fetch({ url: base + path, accept: '*/*' });
    expect((await fetchPath('/samples/a.xml')).kind).toBe('fetched');
    for (const path of ['/samples/elsewhere.xml', '/v1/sources'])
      expect(await fetchPath(path)).toMatchObject({ details: { kind: 'private-address' } });
    await ofItself.close();
  });

  it.each<[string, RequestListener, RegExp]>([
    ['404', (_, response) => response.writeHead(404).end(), /404.*new address/],
    ['a fault of the server', (_, response) => response.writeHead(503).end(), /503/],
    [
      'an endless redirect',
      (_, response) => response.writeHead(302, { location: '/again' }).end(),
      /redirects more/,
    ],
    [
      'a redirect to a private address',
      (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      /private/,
    ],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /file:/,
    ],
    [
      'a body that is too long',
      (_, response) => response.end('x'.repeat(30_000)),
      /longer than 20000/,
    ],
    [
      'a small body that unpacks too long',
      (_, response) =>
        response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(3_000_000))),
      /longer than 20000/,
    ],
    ['a broken connection', (request) => request.socket.destroy(), /closed the connection/],
  ])('says what is wrong: %s', async (_, listener, problem) => {
    answer = listener;
    const outcome = await get();
    expect(outcome.kind).toBe('failed');
    expect(outcome.kind === 'failed' && outcome.problem).toMatch(problem);
  });

  it.each<[string, RequestListener]>([
    ['answers', () => {}],
    ['ends its body', (_, response) => response.write('<rss>')],
  ])('does not wait for a server that never %s', async (_, listener) => {
    answer = listener;
    expect(await hasty.fetch({ url: `${base}/feed`, accept: 'text/xml' })).toMatchObject({
      kind: 'failed',
      problem: expect.stringMatching(/did not answer within 0\.4 s/),
    });
  });

  it.each([403, 503, 200])('names a bot check for what it is: %i', async (status) => {
    const check = '<html><head><title>Just a moment...</title></head><body></body></html>';
    answer = (_, response) =>
      response
        .writeHead(status, { server: 'cloudflare', 'content-encoding': 'gzip', 'retry-after': '9' })
        .end(gzipSync(check));
    expect(await get()).toMatchObject({
      problem: `It answers ${status} with a bot check of Cloudflare (a challenge or captcha page) in the place of the document. Its publisher has to let feed readers through.`,
      details: { kind: 'bot-check', values: { status: String(status), by: 'Cloudflare' } },
      retryAfterMs: status === 200 ? null : 9_000,
    });
  });

  it('follows a redirect in raw UTF-8, with what browsers mend', async () => {
    const asked: (string | undefined)[] = [];
    answer = ({ url }, response) => {
      asked.push(url);
      if (url !== '/feed') return void response.end('<rss/>');
      const location = Buffer.from(' tin-tức mới.xml?tên="a b"#đầu ').toString('latin1');
      response.writeHead(301, { location }).end();
    };
    expect((await get()).kind).toBe('fetched');
    expect(asked[1]).toBe('/tin-t%E1%BB%A9c%20m%E1%BB%9Bi.xml?t%C3%AAn=%22a%20b%22');
  });

  it('reads how long it is to wait before it comes again', async () => {
    answer = (_, response) => response.writeHead(429, { 'retry-after': '120' }).end();
    expect(await get()).toMatchObject({ kind: 'failed', retryAfterMs: 120_000 });
  });

  it.each([
    ['a port nobody listens on', () => 'http://127.0.0.1:9/', /private|refuses/],
    ['a name that cannot be found', () => 'http://no-such-host.invalid/', /cannot be found/],
    ['a name that leads to a private address', () => 'http://localhost:1/', /private/],
  ])('says what is wrong: %s', async (_, url, problem) => {
    const outcome = await fetcher.fetch({ url: url(), accept: '*/*' });
    expect(outcome.kind === 'failed' && outcome.problem).toMatch(problem);
  });
});
