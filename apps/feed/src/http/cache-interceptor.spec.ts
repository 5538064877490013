import { articleUpdate } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
beforeEach(async () => {
  feed = await startFeed();
  await feed.readModel.apply([articleUpdate({ id: 'a' })]);
});
afterEach(() => feed.stop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('sends the same bytes with the same strong tag until the news changes', async () => {
  const first = await feed.get('/v1/timeline');
  const second = await feed.get('/v1/timeline');
  expect(first.headers.etag).toMatch(/^"[\w-]{20,}"$/);
  expect(second.headers.etag).toBe(first.headers.etag);
  expect(second.rawPayload).toEqual(first.rawPayload);
  expect(first.headers['cache-control']).toBe('no-cache');
  await feed.readModel.apply([articleUpdate({ id: 'b' })]);
  const third = await feed.get('/v1/timeline');
  expect(third.json().articles).toHaveLength(2);
  expect(third.headers.etag).not.toBe(first.headers.etag);
});

it.each([
  ['the tag', (etag: string) => etag, 304],
  ['the tag among others', (etag: string) => `"x", ${etag}`, 304],
  ['the tag made weak by a proxy', (etag: string) => `W/${etag}`, 304],
  ['anything', () => '*', 304],
  ['another tag', () => '"x"', 200],
  ['nonsense', () => 'x', 200],
])('a client that has %s', async (_reason, given, status) => {
  for (const url of ['/v1/timeline', '/feeds/latest.atom', '/openapi.json', '/v1/sources']) {
    const { etag } = (await feed.get(url)).headers;
    for (const method of ['GET', 'HEAD'] as const) {
      const headers = { host: 'news.example', 'if-none-match': given(String(etag)) };
      const answer = await feed.app.inject({ method, url, headers });
      expect([url, answer.statusCode]).toEqual([url, status]);
      expect(answer.headers.etag).toBe(etag);
      if (status === 304) {
        expect(answer.body).toBe('');
        expect(answer.headers['cache-control']).toBe('no-cache');
        expect(answer.headers['content-type']).toBeUndefined();
      }
    }
  }
});

it('answers HEAD as GET, without the body', async () => {
  for (const url of ['/v1/timeline', '/feeds/latest.rss', '/openapi.json']) {
    const get = await feed.get(url);
    const head = await feed.app.inject({ method: 'HEAD', url, headers: { host: 'news.example' } });
    expect(head.body).toBe('');
    const { date: _a, ...expected } = get.headers;
    const { date: _b, ...found } = head.headers;
    expect(found).toEqual(expected);
  }
});

it('sends Last-Modified once the change is a second old', async () => {
  expect((await feed.get('/v1/timeline')).headers['last-modified']).toBeUndefined();
  await pause(1_100);
  const dated = (await feed.get('/v1/timeline')).headers['last-modified'] ?? '';
  expect(Date.parse(dated)).toBeLessThanOrEqual(Date.now());
  const since = { 'if-modified-since': dated };
  expect((await feed.get('/v1/timeline', since)).statusCode).toBe(304);
  const tagged = { ...since, 'if-none-match': '"x"' };
  expect((await feed.get('/v1/timeline', tagged)).statusCode).toBe(200);
  await feed.readModel.apply([articleUpdate({ id: 'b' })]);
  expect((await feed.get('/v1/timeline', since)).statusCode).toBe(200);
});

it('keeps the responses of hosts, paths and queries apart', async () => {
  const urls = ['/feeds/latest.rss', '/feeds/latest.atom', '/feeds/latest.rss?limit=1'];
  const bodies = new Set<string>();
  for (const url of urls) {
    for (const host of ['one.example', 'two.example'])
      bodies.add((await feed.get(url, { host })).body);
  }
  expect(bodies.size).toBe(6);
});

it('does not cache what was refused', async () => {
  expect((await feed.get('/v1/articles/b')).statusCode).toBe(404);
  await feed.readModel.apply([articleUpdate({ id: 'b' })]);
  expect((await feed.get('/v1/articles/b')).statusCode).toBe(200);
});
