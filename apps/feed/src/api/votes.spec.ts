import { articleUpdate, someTopics, storyUpdate } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';
import { defaultLimits } from '../http/http-limits.ts';

let feed: RunningFeed;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-02-01T10:00:00Z');
  const limits = { ...defaultLimits, trustedProxies: ['127.0.0.0/8'] };
  feed = await startFeed({ votesPerNetwork: 3 }, limits, () => new Date(now));
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf: '2026-02-01T00:00:00Z' },
    articleUpdate({ id: 'x' }, { topics: ['diplomacy'], storyId: 's' }),
    storyUpdate({ storyId: 's', headlineArticleId: 'x', topics: ['diplomacy'] }),
    storyUpdate({ storyId: 't' }),
    storyUpdate({ storyId: 'merged', articleCount: 0, mergedInto: 's' }),
  ]);
});
afterEach(() => feed.stop());

type Headers = Readonly<Record<string, string>>;

const ask = (method: 'POST' | 'DELETE', story: string, headers: Headers, payload?: unknown) =>
  feed.app.inject({
    method,
    url: `/v1/stories/${story}/votes`,
    headers: { host: 'news.example', ...headers },
    ...(payload !== undefined && { payload: payload as object }),
  });
const vote = (useful: boolean, from = '192.0.2.1', story = 's', headers: Headers = {}) =>
  ask('POST', story, { 'x-forwarded-for': from, ...headers }, { useful });

/** Ranked anew. */
async function recommended(query = ''): Promise<readonly (readonly unknown[])[]> {
  now += 60_000;
  const { stories } = (await feed.get(`/v1/recommended${query}`)).json() as {
    stories: { story: { id: string }; useful: number; votes: number }[];
  };
  return stories.map(({ story, useful, votes }) => [story.id, useful, votes]);
}

const threeVotes = async (story = 's', first = 10) => {
  for (const n of [0, 1, 2])
    expect((await vote(true, `192.0.2.${first + n}`, story)).statusCode).toBe(200);
};

it('counts a vote and says so', async () => {
  const answer = await vote(true);
  expect([answer.statusCode, answer.json()]).toEqual([200, { storyId: 's', useful: true }]);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.headers['cache-control']).toBe('no-store');
});

it('recommends nothing before three readers have voted', async () => {
  expect(await recommended()).toEqual([]);
  await threeVotes();
  expect(await recommended()).toEqual([['s', 3, 3]]);
});

it.each<[string, () => Promise<unknown>, number, number]>([
  ['a repetition counts once', () => vote(true, '192.0.2.10'), 3, 3],
  ['a change of mind takes its place', () => vote(false, '192.0.2.10'), 2, 3],
  ['one taken back is gone', () => ask('DELETE', 's', { 'x-forwarded-for': '192.0.2.10' }), 2, 2],
  ['another program counts', () => vote(true, '192.0.2.10', 's', { 'user-agent': 'other' }), 4, 4],
  ['another network counts', () => vote(false, '2001:db8::1'), 3, 4],
  ['a vote on a merged story takes its place', () => vote(false, '192.0.2.10', 'merged'), 2, 3],
  ['one on another story does not', () => vote(false, '192.0.2.10', 't'), 3, 3],
])('has one vote of a reader: %s', async (_reason, more, useful, votes) => {
  await threeVotes();
  await vote(true, '192.0.2.20');
  await ask('DELETE', 's', { 'x-forwarded-for': '192.0.2.20' });
  await more();
  const expected = votes < 3 ? [] : [['s', useful, votes]];
  expect(await recommended()).toEqual(expected);
});

it('has one vote of a reader of two stories when they are merged, once it is cast again', async () => {
  await threeVotes('t');
  await threeVotes('s');
  await feed.readModel.apply([
    storyUpdate({ storyId: 't', revision: 2, articleCount: 0, mergedInto: 's' }),
  ]);
  expect(await recommended()).toEqual([['s', 6, 6]]);
  const answer = await vote(true, '192.0.2.10', 't');
  expect(answer.json()).toEqual({ storyId: 's', useful: true });
  expect(await recommended()).toEqual([['s', 5, 5]]);
  await ask('DELETE', 't', { 'x-forwarded-for': '192.0.2.11' });
  expect(await recommended()).toEqual([['s', 3, 3]]);
});

it.each([
  ['IPv4', (n: number) => `192.0.2.${n === 9 ? 2 : 1}`],
  ['a /56 of IPv6', (n: number) => (n === 9 ? '2001:db8:0:100::1' : `2001:db8:0:${n}::1`)],
])('counts so many of one network of %s on a story in a day', async (_reason, from) => {
  const cast = async (n: number, story = 's') =>
    (await vote(true, from(n), story, { 'user-agent': `program ${n}` })).statusCode;
  for (const n of [1, 2, 3]) expect(await cast(n)).toBe(200);
  const refused = await vote(true, from(4), 's', { 'user-agent': 'program 4' });
  expect([refused.statusCode, refused.json().type]).toEqual([
    429,
    'urn:newsline:problem:too-many-votes',
  ]);
  expect(refused.headers['retry-after']).toBe(String(14 * 3600));
  expect([await cast(1), await cast(9), await cast(4, 't')]).toEqual([200, 200, 200]);
  now += 14 * 3_600_000;
  expect(await cast(4)).toBe(200);
});

it('answers so many of one network in a minute', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 32; n++) statuses.push((await vote(n % 2 === 0)).statusCode);
  expect(statuses).toEqual([...Array(30).fill(200), 429, 429]);
  expect((await vote(true, '192.0.2.2')).statusCode).toBe(200);
});

it.each<[string, Headers]>([
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ['an old browser’s other site', { origin: 'https://evil.example' }],
  ['a sandbox', { origin: 'null' }],
])('%s votes for nobody', async (_reason, headers) => {
  await threeVotes();
  for (const n of [10, 11, 12]) {
    const all = { 'x-forwarded-for': `192.0.2.${n}`, ...headers };
    expect((await ask('POST', 's', all, { useful: false })).statusCode).toBe(403);
    expect((await ask('DELETE', 's', all)).statusCode).toBe(403);
  }
  expect(await recommended()).toEqual([['s', 3, 3]]);
});

it.each<[string, string, Headers, number]>([
  ['no JSON', '{"useful":', {}, 400],
  ['nothing', '', {}, 400],
  ['null', 'null', {}, 400],
  ['a list', '[true]', {}, 400],
  ['a word for true', '{"useful":"true"}', {}, 400],
  ['a number', '{"useful":1}', {}, 400],
  ['more than asked for', '{"useful":true,"voter":"x"}', {}, 400],
  ['a prototype', '{"__proto__":{"useful":true}}', {}, 400],
  ['a form', 'useful=true', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text', '{"useful":true}', { 'content-type': 'text/plain' }, 415],
  ['a long body', `{"useful":true,"x":"${'x'.repeat(20_000)}"}`, {}, 413],
])('refuses %s', async (_reason, payload, headers, status) => {
  const answer = await feed.app.inject({
    method: 'POST',
    url: '/v1/stories/s/votes',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    status,
    expect.stringContaining('application/problem+json'),
  ]);
});

it.each(['unknown', '%00', `${'x'.repeat(3_000)}`])('knows no story %s', async (story) => {
  expect((await vote(true, '192.0.2.1', story)).statusCode).toBeGreaterThanOrEqual(400);
  expect((await vote(true, '192.0.2.1', story)).statusCode).toBeLessThan(500);
});

describe('recommended stories', () => {
  it.each([
    ['of a topic', '?topic=diplomacy', [['s', 3, 3]]],
    ['of another topic', '?topic=entertainment', []],
    ['of a language', '?language=en', []],
    ['one', '?limit=1', [['t', 6, 6]]],
    ['like one that shares nothing', '?story=t', []],
  ])('%s', async (_reason, query, expected) => {
    await threeVotes('s');
    await threeVotes('t');
    await threeVotes('t', 20);
    expect(await recommended()).toEqual([
      ['t', 6, 6],
      ['s', 3, 3],
    ]);
    expect(await recommended(query)).toEqual(expected);
  });

  it.each([
    ['?story=unknown', 404],
    ['?story=merged', 301],
    ['?topic=unknown', 400],
    ['?limit=51', 400],
    ['?cursor=x', 400],
  ])('%s is answered with %d', async (query, status) => {
    const answer = await feed.get(`/v1/recommended${query}`);
    expect(answer.statusCode).toBe(status);
    if (status === 301) expect(answer.headers.location).toBe('/v1/recommended?story=s');
  });

  it('have an entity tag that holds while nothing changes', async () => {
    await threeVotes();
    const { headers } = await feed.get('/v1/recommended');
    const again = { 'if-none-match': String(headers.etag) };
    expect((await feed.get('/v1/recommended', again)).statusCode).toBe(304);
    await threeVotes('t', 30);
    now += 60_000;
    expect((await feed.get('/v1/recommended', again)).statusCode).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
  });
});
