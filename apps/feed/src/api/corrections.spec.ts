import {
  CorrectTopic,
  ListCorrections,
  TakeBackCorrection,
  type RequestOf,
  type TopicCorrection,
  type TopicLabel,
} from '@newsline/contracts';
import { articleUpdate } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const label = (topic: string): TopicLabel => ({ topic, score: 1, words: [], evidence: [] });
const correction = (n: number): TopicCorrection => ({
  articleId: `a${n}`,
  topic: n % 2 ? 'crime' : 'sport',
  belongs: true,
  wasGiven: false,
  title: `Bài\n${n}`,
  language: 'vi',
  by: 'operator',
  at: '2026-02-01T08:00:00.000Z',
});
/** More than are asked for at once. */
const all = Array.from({ length: 1500 }, (_, n) => correction(n));

let feed: RunningFeed;
let corrected: RequestOf<typeof CorrectTopic>[];
let listed: RequestOf<typeof ListCorrections>[];
beforeEach(async () => {
  corrected = [];
  listed = [];
  feed = await startFeed();
  const long = { text: 'x'.repeat(500_000), html: '<p>x</p>' };
  await feed.readModel.apply([articleUpdate({ id: 's/1', ...long }, { topics: ['sport'] })]);
});
afterEach(() => feed.stop());

async function answer(): Promise<void> {
  await feed.bus.answer(CorrectTopic, async (request) => {
    corrected.push(request);
    if (request.topic !== 'crime')
      return { kind: 'unknown-topic' as const, topics: ['crime', 'sport'] };
    return { kind: 'corrected' as const, topics: request.belongs ? [label('crime')] : [] };
  });
  await feed.bus.answer(TakeBackCorrection, async ({ article, topic }) =>
    topic === 'crime'
      ? { kind: 'taken-back' as const, topics: article.topics }
      : { kind: 'no-correction' as const },
  );
  await feed.bus.answer(ListCorrections, async (request) => {
    listed.push(request);
    const from = Number(request.after ?? 0);
    const to = from + request.limit;
    return { corrections: all.slice(from, to), next: to < all.length ? String(to) : null };
  });
}

type Method = 'GET' | 'PUT' | 'DELETE';
const send = (method: Method, url: string, payload?: object) =>
  feed.app.inject({ method, url, headers: feed.asOperator, ...(payload && { payload }) });

it('tells classify what an operator says of an article, and answers with its topics', async () => {
  await answer();
  const url = '/v1/articles/s%2F1/topics/crime';
  const right = await send('PUT', url, { belongs: true });
  expect([right.statusCode, right.json()]).toEqual([200, { topics: [label('crime')] }]);
  expect((await send('PUT', url, { belongs: false })).json()).toEqual({ topics: [] });
  expect(corrected).toEqual([
    {
      article: {
        ...{ id: 's/1', version: 1, title: 'Bài s/1', summary: 'Tóm tắt ngắn.', language: 'vi' },
        text: 'x'.repeat(500_000),
        topics: [{ topic: 'sport', score: 0.9, words: ['từ'], evidence: [] }],
      },
      ...{ topic: 'crime', belongs: true, by: 'operator' },
    },
    expect.objectContaining({ belongs: false }),
  ]);
});

it('takes a correction back', async () => {
  await answer();
  const { statusCode, body } = await send('DELETE', '/v1/articles/s%2F1/topics/crime');
  expect([statusCode, JSON.parse(body).topics]).toMatchObject([200, [{ topic: 'sport' }]]);
});

it.each<[string, Method, string, object | undefined, number, string]>([
  ['of an unknown article', 'PUT', 'a/topics/crime', { belongs: true }, 404, '"a"'],
  ['taken back of an unknown article', 'DELETE', 'a/topics/crime', undefined, 404, '"a"'],
  ['that was not made', 'DELETE', 's%2F1/topics/sport', undefined, 404, 'sport'],
  ['of an unknown topic', 'PUT', 's%2F1/topics/x', { belongs: true }, 422, 'known: crime, sport'],
  ['without a truth', 'PUT', 's%2F1/topics/crime', { belongs: 'yes' }, 400, 'true or false'],
  ['without a word', 'PUT', 's%2F1/topics/crime', {}, 400, 'belongs'],
])('refuses a correction %s', async (_reason, method, path, payload, status, detail) => {
  await answer();
  const { statusCode, body } = await send(method, `/v1/articles/${path}`, payload);
  expect([statusCode, JSON.parse(body).detail]).toEqual([status, expect.stringContaining(detail)]);
});

it('lists what was corrected, by pages and by filters', async () => {
  await answer();
  const first = (await send('GET', '/v1/corrections?limit=2')).json();
  expect(first).toEqual({ corrections: all.slice(0, 2), next: '2' });
  await send('GET', '/v1/corrections?after=2&article=s%2F1&topic=crime');
  expect(listed).toEqual([
    { limit: 2, after: null },
    { limit: 100, after: '2', articleId: 's/1', topic: 'crime' },
  ]);
  expect((await send('GET', '/v1/corrections?limit=1001')).statusCode).toBe(400);
});

it('writes all of them as JSON lines', async () => {
  await answer();
  const { headers, body } = await send('GET', '/v1/corrections.jsonl');
  expect(headers['content-type']).toBe('application/x-ndjson');
  const lines = body.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(all);
  expect(listed).toHaveLength(2);
});

it.each<[Method, string]>([
  ['PUT', '/v1/articles/s%2F1/topics/crime'],
  ['DELETE', '/v1/articles/s%2F1/topics/crime'],
  ['GET', '/v1/corrections'],
  ['GET', '/v1/corrections.jsonl'],
])('says that classify does not answer: %s %s', async (method, url) => {
  const { statusCode, headers, body } = await send(
    method,
    url,
    method === 'PUT' ? { belongs: true } : undefined,
  );
  expect([statusCode, headers['retry-after']]).toEqual([503, '5']);
  expect(JSON.parse(body).detail).toContain('tells topics');
});
