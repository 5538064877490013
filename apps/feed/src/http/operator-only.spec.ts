import { ChangeSource, PollSource, RemoveSources } from '@newsline/contracts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
let done: string[];
beforeAll(async () => {
  feed = await startFeed();
  await feed.bus.answer(PollSource, async ({ sourceId }) => {
    done.push(sourceId);
    return { kind: 'scheduled' as const };
  });
  await feed.bus.answer(ChangeSource, async () => {
    done.push('changed');
    return { kind: 'unknown-source' as const };
  });
  await feed.bus.answer(RemoveSources, async () => {
    done.push('removed');
    return { removedSources: 1, withdrawnArticles: 1 };
  });
});
beforeEach(() => {
  done = [];
});
afterAll(() => feed.stop());

type Headers = Record<string, string>;
const poll = (headers: Headers) =>
  feed.app.inject({
    method: 'POST',
    url: '/v1/sources/s/poll',
    headers: { host: 'news.example', ...headers },
  });

it.each<[string, (key: string) => Headers, number]>([
  ['the key', (key) => ({ authorization: `Bearer ${key}` }), 202],
  ['the scheme in small letters', (key) => ({ authorization: `bearer ${key}` }), 202],
  ['no key', () => ({}), 401],
  ['another key', () => ({ authorization: 'Bearer abc' }), 401],
  ['a part of the key', (key) => ({ authorization: `Bearer ${key.slice(0, -1)}` }), 401],
  ['the key and more', (key) => ({ authorization: `Bearer ${key}x` }), 401],
  ['an empty key', () => ({ authorization: 'Bearer ' }), 401],
  ['another scheme', (key) => ({ authorization: `Basic ${key}` }), 401],
  ['the key in another cookie', (key) => ({ cookie: `newsline=${key}` }), 401],
  ['an empty cookie', () => ({ cookie: 'newsline-operator=' }), 401],
  ['the cookie, from no page', (key) => ({ cookie: `a=b; newsline-operator=${key}` }), 202],
  ['the cookie, from here', (key) => ({ ...cookie(key), 'sec-fetch-site': 'same-origin' }), 202],
  [
    'the cookie, from another site',
    (key) => ({ ...cookie(key), 'sec-fetch-site': 'cross-site' }),
    403,
  ],
  [
    'the cookie, from another port',
    (key) => ({ ...cookie(key), 'sec-fetch-site': 'same-site' }),
    403,
  ],
  [
    'the cookie, old browser, here',
    (key) => ({ ...cookie(key), origin: 'http://news.example' }),
    202,
  ],
  [
    'the cookie, old browser, elsewhere',
    (key) => ({ ...cookie(key), origin: 'http://evil.example' }),
    403,
  ],
  ['the cookie, from a sandbox', (key) => ({ ...cookie(key), origin: 'null' }), 403],
  [
    'the key in the header, from anywhere',
    (key) => ({ authorization: `Bearer ${key}`, 'sec-fetch-site': 'cross-site' }),
    202,
  ],
])('with %s', async (_reason, headers, status) => {
  const answer = await poll(headers(feed.key));
  expect(answer.statusCode).toBe(status);
  expect(done).toEqual(status === 202 ? ['s'] : []);
  if (status === 401) expect(answer.headers['www-authenticate']).toContain('Bearer');
});

const cookie = (key: string): Headers => ({ cookie: `newsline-operator=${key}` });

it.each<['GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string]>([
  ['POST', '/v1/sources/s/poll'],
  ['POST', '/v1/sources/s/poll/'],
  ['POST', '//v1/sources/s/poll'],
  ['POST', '/v1//sources/s/poll'],
  ['POST', '/v1/%73ources/s/poll'],
  ['POST', '/v1/sources/s%2Fpoll'],
  ['POST', '/v1/sources/s/poll?x=1'],
  ['POST', '/V1/SOURCES/s/poll'],
  ['POST', '/v1/sources/../sources/s/poll'],
  ['POST', '/v1/sources/s/poll;x'],
  ['POST', 'http://news.example/v1/sources/s/poll'],
  ['PATCH', '/v1/sources/s'],
  ['PATCH', '/v1/sources/s/'],
  ['DELETE', '/v1/sources/s'],
  ['DELETE', '/v1/sources/%2e%2e'],
  ['DELETE', '/v1/sources?demonstration=true'],
  ['DELETE', '/v1/sources/?demonstration=true'],
  ['GET', '/v1/dead-letters'],
  ['HEAD', '/v1/dead-letters'],
  ['GET', '/v1/dead-letters/'],
  ['GET', '/v1/dead%2Dletters'],
  ['POST', '/v1/dead-letters/x/retry'],
  ['DELETE', '/v1/dead-letters/x'],
  ['POST', '/v1/dead-letters/retry'],
  ['POST', '/v1/dead-letters/discard'],
  ['PUT', '/v1/articles/a/topics/t'],
  ['DELETE', '/v1/articles/a/topics/t'],
  ['GET', '/v1/corrections'],
  ['GET', '/v1/corrections.jsonl'],
  ['HEAD', '/v1/corrections.jsonl'],
  ['GET', '/v1/topic-definitions'],
  ['PUT', '/v1/topic-definitions/t'],
  ['DELETE', '/v1/topic-definitions/t'],
  ['GET', '/v1/relabelling'],
  ['POST', '/v1/relabelling'],
  ['POST', '/v1/articles'],
  ['POST', '/v1/sources'],
])('no one without the key gets through by %s %s', async (method, url) => {
  const answer = await feed.app.inject({
    method,
    url,
    headers: { 'x-http-method-override': 'DELETE' },
  });
  expect([400, 401, 404, 405, 415]).toContain(answer.statusCode);
  expect(done).toEqual([]);
});
