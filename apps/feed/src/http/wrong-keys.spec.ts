import { type RunningFeed, startFeed } from '../testing/start-feed.ts';
import { defaultLimits } from './http-limits.ts';
import { WrongKeys } from './wrong-keys.ts';

it('tells an address to wait after ten, until the minute is over', () => {
  let now = 0;
  const wrongKeys = new WrongKeys(() => now);
  const tries = (address: string, n: number) =>
    Array.from({ length: n }, () => wrongKeys.count(address));
  expect(tries('192.0.2.1', 10)).toEqual(Array(10).fill(null));
  now = 15_500;
  expect(wrongKeys.count('192.0.2.1')).toBe(45);
  expect(wrongKeys.count('192.0.2.2')).toBeNull();
  now = 60_000;
  expect(wrongKeys.count('192.0.2.1')).toBeNull();
});

it.each([
  ['one network of IPv6', '2001:db8:0:1::1', '2001:db8:0:1:ffff::2', true],
  ['another', '2001:db8:0:1::1', '2001:db8:0:2::1', false],
  ['IPv4 as IPv6', '192.0.2.1', '::ffff:192.0.2.1', true],
  ['another of IPv4', '192.0.2.1', '192.0.2.2', false],
])('counts %s', (_reason, one, other, isOne) => {
  const wrongKeys = new WrongKeys(() => 0);
  for (let n = 0; n < 10; n += 1) wrongKeys.count(one);
  expect(wrongKeys.count(other) !== null).toBe(isOne);
});

type Try = (feed: RunningFeed, key: string, from?: string) => ReturnType<RunningFeed['get']>;
const doors: readonly (readonly [string, number, Try])[] = [
  [
    'the API’s header',
    401,
    (feed, key) => feed.get('/v1/dead-letters', { authorization: `Bearer ${key}` }),
  ],
  [
    'the API’s cookie',
    401,
    (feed, key) => feed.get('/v1/dead-letters', { cookie: `newsline-operator=${key}` }),
  ],
  [
    'a form’s cookie',
    403,
    (feed, key) =>
      feed.app.inject({
        method: 'POST',
        url: '/operator/sources/poll',
        headers: { cookie: `newsline-operator=${key}`, accept: 'text/html' },
      }),
  ],
  ['the login', 403, (feed, key) => login(feed, key)],
];

const login = (feed: RunningFeed, key: string, from?: string) =>
  feed.app.inject({
    method: 'POST',
    url: '/operator/login',
    headers: {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      ...(from && { 'x-forwarded-for': from }),
    },
    payload: `key=${key}`,
  });

describe.each(doors)('at %s', (_door, refused, knock) => {
  let feed: RunningFeed;
  beforeEach(async () => {
    feed = await startFeed();
  });
  afterEach(() => feed.stop());

  it('wrong keys get small answers, and soon only the time to wait', async () => {
    for (let n = 1; n <= 15; n += 1) {
      const answer = await knock(feed, `guess${n}`);
      expect([n, answer.statusCode]).toEqual([n, n <= 10 ? refused : 429]);
      expect(answer.rawPayload.length).toBeLessThan(10_000);
      expect(answer.headers['set-cookie']).toBeUndefined();
      if (n > 10) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    // Strangers behind the operator's own proxy have its address.
    expect((await login(feed, feed.key)).statusCode).toBe(303);
  });
});

it.each<[string, string[], number]>([
  ['is not believed', [], 429],
  ['is believed of a trusted proxy', ['127.0.0.0/8'], 403],
])('X-Forwarded-For %s', async (_reason, trustedProxies, status) => {
  const feed = await startFeed({}, { ...defaultLimits, trustedProxies });
  let last = 0;
  for (let n = 0; n < 11; n += 1) last = (await login(feed, 'guess', `192.0.2.${n}`)).statusCode;
  expect(last).toBe(status);
  await feed.stop();
});

it('readers with the cookie of a key that was renewed read on', async () => {
  const feed = await startFeed();
  for (let n = 0; n < 15; n += 1) {
    const answer = await feed.get('/sources', { cookie: 'newsline-operator=old' });
    expect(answer.statusCode).toBe(200);
  }
  await feed.stop();
});
