import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
beforeAll(async () => {
  feed = await startFeed();
});
afterAll(() => feed.stop());

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

it.each<[string, Method, string, number, string | undefined]>([
  ['an unknown route', 'GET', '/v1/nothing', 404, undefined],
  ['an unknown route, by HEAD', 'HEAD', '/v1/nothing', 404, undefined],
  ['a slash too many', 'GET', '/v1/timeline/', 404, undefined],
  ['a doubled slash', 'GET', '//v1/timeline', 404, undefined],
  ['another case', 'GET', '/V1/timeline', 404, undefined],
  ['a story that is not there', 'GET', '/v1/stories/none', 404, undefined],
  ['an article that is not there', 'GET', '/v1/articles/none', 404, undefined],
  ['a feed of an unknown topic', 'GET', '/feeds/topics/chess.rss', 404, undefined],
  ['a feed of an unknown story', 'GET', '/feeds/stories/none.atom', 404, undefined],
  ['a feed of an unknown source', 'GET', '/feeds/sources/none.json', 404, undefined],
  ['a feed in an unknown format', 'GET', '/feeds/latest.xml', 404, undefined],
  ['a file of the documentation', 'GET', '/docs/none', 404, undefined],
  ['a badly encoded path', 'GET', '/v1/%zz', 400, undefined],
  ['a path without end', 'GET', `/v1/stories/${'x'.repeat(3500)}`, 404, undefined],
  ['a method that is not served', 'PUT', '/v1/timeline', 405, 'GET, HEAD'],
  ['writing what is to be read', 'POST', '/feeds/latest.rss', 405, 'GET, HEAD'],
  ['reading what is to be written', 'GET', '/v1/dead-letters/x/retry', 405, 'POST'],
  ['one of several methods', 'PATCH', '/v1/sources', 405, 'DELETE, GET, HEAD, POST'],
  ['a source, by another method', 'PUT', '/v1/sources/x', 405, 'DELETE, GET, HEAD, PATCH'],
])('%s is a problem document', async (_reason, method, url, status, allow) => {
  const answer = await feed.app.inject({ method, url });
  expect([answer.statusCode, answer.headers.allow]).toEqual([status, allow]);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  if (method === 'HEAD') expect(answer.body).toBe('');
  else expect(answer.json()).toMatchObject({ status, detail: expect.any(String) });
});

it.each<[string, Record<string, string>, string, number]>([
  ['too long a body', { 'content-type': 'text/plain' }, 'x'.repeat(5_000_001), 413],
  ['a body in an unknown format', { 'content-type': 'application/xml' }, '<a/>', 415],
  ['a body of no type', {}, 'x', 415],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'text=x', 415],
  ['broken JSON', { 'content-type': 'application/json' }, '{', 400],
  ['JSON that is no object', { 'content-type': 'application/json' }, '[]', 400],
  ['an unknown charset', { 'content-type': 'text/plain; charset=klingon' }, 'x', 415],
])('refuses %s', async (_reason, headers, payload, status) => {
  const answer = await feed.app.inject({
    method: 'POST',
    url: '/v1/articles',
    headers: { ...feed.asOperator, ...headers },
    payload,
  });
  expect([answer.statusCode, answer.json().status]).toEqual([status, status]);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
});

it.each([
  ['/v1/topics', "default-src 'none'", '*'],
  ['/feeds/latest.rss', "default-src 'none'", '*'],
  ['/openapi.json', "default-src 'none'", '*'],
  ['/v1/nothing', "default-src 'none'", '*'],
  ['/', "default-src 'self'", undefined],
  ['/docs', "style-src 'self' 'unsafe-inline'", undefined],
])('%s carries the headers that keep browsers careful', async (url, policy, origin) => {
  const { headers } = await feed.get(url);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringContaining(policy),
  });
  expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe-eval/);
  expect(headers['access-control-allow-origin']).toBe(origin);
});

it('lets pages of any site read, but not send the key', async () => {
  const answer = await feed.app.inject({ method: 'OPTIONS', url: '/v1/timeline' });
  expect(answer.statusCode).toBe(204);
  expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD');
  expect(answer.headers['access-control-allow-headers']).not.toContain('authorization');
  expect((await feed.app.inject({ method: 'OPTIONS', url: '/operator/login' })).statusCode).toBe(
    405,
  );
});

it('shows a page to try the API on, without a script inside', async () => {
  const page = (await feed.get('/docs')).body;
  const scripts = [...page.matchAll(/<script([^>]*)>([^<]*)/g)];
  expect(scripts.length).toBeGreaterThan(1);
  for (const [, attributes, content] of scripts) {
    expect(attributes).toMatch(/^ src=["']\.\/docs\//);
    expect(content?.trim()).toBe('');
  }
  const files = [...page.matchAll(/(?:src|href)=["']\.(\/docs\/[^"']+)/g)].map(([, file]) => file);
  for (const file of files)
    expect([file, (await feed.get(file ?? '')).statusCode]).toEqual([file, 200]);
});
