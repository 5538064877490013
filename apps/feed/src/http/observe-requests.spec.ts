import { type AnswerOf, SearchArticles, SubmitDocument } from '@newsline/contracts';
import { metrics, traceIds } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

let feed: RunningFeed;
const askedIn: (string | undefined)[] = [];
beforeAll(async () => {
  feed = await startFeed();
  const notFound: AnswerOf<typeof SearchArticles> = { kind: 'bad-cursor', reason: 'for the test' };
  const refused: AnswerOf<typeof SubmitDocument> = { ...notFound, kind: 'refused', field: 'body' };
  const note = <Answer>(answer: Answer) => {
    askedIn.push(traceIds().trace_id);
    return answer;
  };
  await feed.bus.answer(SearchArticles, async () => note(notFound));
  await feed.bus.answer(SubmitDocument, async () => note(refused));
});
afterAll(() => feed.stop());
beforeEach(() => askedIn.splice(0));

it('counts requests by the pattern of their route, whatever was asked for', async () => {
  for (const id of ['a', 'b', 'c']) await feed.get(`/v1/stories/${id}`);
  await feed.get('/v1/stories');
  await feed.get('/v1/stories');
  await feed.get('/no/such/page');
  const counted = (await metrics.metrics()).split('\n').filter((line) => /_count|ready/.test(line));
  const count = (route: string, status: string) =>
    `newsline_feed_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`;
  expect(counted).toEqual(
    expect.arrayContaining([
      `${count('/v1/stories/:id', '4xx')} 3`,
      `${count('/v1/stories', '2xx')} 2`,
      'newsline_feed_ready_answers_total{of="api"} 1',
    ]),
  );
  expect(counted.join('\n')).not.toMatch(/such/);
});

it('goes on with the caller’s trace, also behind a body', async () => {
  await feed.get('/v1/search?q=x', { traceparent });
  await feed.app.inject({
    method: 'POST',
    url: '/v1/articles',
    headers: { ...feed.asOperator, 'content-type': 'text/plain', traceparent },
    payload: 'A title',
  });
  await eventually(async () => expect(askedIn).toEqual([traceId, traceId]));
});

it('begins a trace where the caller has none', async () => {
  await feed.get('/v1/search?q=y');
  await feed.get('/v1/search?q=z', { traceparent: 'none' });
  expect(askedIn).toHaveLength(2);
  expect(new Set(askedIn).size).toBe(2);
  for (const id of askedIn) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
