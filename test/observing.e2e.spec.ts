import { mkdtempSync, rmSync } from 'node:fs';
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
import { openOtlpReceiver, type ReceivedSpan } from './otlp-receiver.ts';
import { Outlet } from './outlet.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

/** The name of each span on the way from a poll to readers, and of the one that led to it. */
const way = [
  ['poll', ''],
  ['process classify.topics', 'poll'],
  ['process classify.stories', 'process classify.topics'],
  ['process index.articles', 'process classify.stories'],
  ['process feed.articles', 'process classify.stories'],
  ['process feed.stories', 'process classify.stories'],
];

async function addSource(
  { origin, key }: RunningNewsline,
  url: string,
  check = true,
): Promise<void> {
  const added = await fetch(`${origin}/v1/sources`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url, check }),
  });
  expect(added.status).toBeLessThan(300);
}

/** Each span of a trace with its parent's name. */
function steps(spans: readonly ReceivedSpan[], of: string): string[][] {
  const trace = spans.filter((span) => span.traceId === of);
  const names = new Map(trace.map(({ spanId, name }) => [spanId, name]));
  return trace.map(({ name, parentSpanId }) => [name, names.get(parentSpanId) ?? '']);
}

async function metricsOf({ output }: RunningNewsline): Promise<string> {
  const ports = [...output().matchAll(/"healthPort":(\d+)/g)].map((match) => match[1]);
  const texts = ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  return (await Promise.all(texts)).join('\n');
}

describeOn('NATS_SERVER', 'an operator', () => {
  let outlet: Outlet;
  let receiver: Awaited<ReturnType<typeof openOtlpReceiver>>;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    outlet = await Outlet.open();
    receiver = await openOtlpReceiver();
  });
  beforeEach(() => receiver.spans.splice(0));
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    outlet.close();
    receiver.close();
  }, 60_000);

  it.each([
    ['one process', startNewsline, ['newsline-embedded']],
    [
      'four services',
      startDistributed,
      ['newsline-classify', 'newsline-feed', 'newsline-index', 'newsline-ingest'],
    ],
  ] as const)(
    'of %s sees one trace from a poll to readers, and what was counted',
    async (_, start, services) => {
      const folder = mkdtempSync(join(tmpdir(), 'newsline-observing-'));
      ends.push(() => rmSync(folder, { recursive: true, force: true }));
      const newsline = await start(folder, {
        ALLOWED_PRIVATE_HOSTS: outlet.host,
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
        HEALTH_PORT: '0',
        LOG_FORMAT: 'json',
      });
      ends.push(() => newsline.end('SIGTERM'));
      const item = { slug: 'a', title: 'Foreign ministers meet in Geneva', summary: 'For talks.' };
      await addSource(newsline, outlet.put('mot', 'Báo Một', [item]));
      await eventually(async () => {
        const { total } = await getJson<{ total: number }>(`${newsline.origin}/v1/search?q=geneva`);
        expect(total).toBe(1);
      }, patienceMs);
      await fetch(`${newsline.origin}/v1/search?q=talks`, { headers: { traceparent } });

      await eventually(() => {
        const poll = receiver.spans.find(({ name }) => name === 'poll');
        const found = steps(receiver.spans, poll?.traceId ?? '');
        expect(found).toEqual(expect.arrayContaining(way));
        expect(steps(receiver.spans, traceId)).toEqual(
          expect.arrayContaining([
            ['GET /v1/search', ''],
            ['answer ask.search.articles.v1', 'GET /v1/search'],
          ]),
        );
        const seen = [...new Set(receiver.spans.map(({ service }) => service))].sort();
        expect(seen).toEqual(services);
      }, patienceMs);

      const metrics = await metricsOf(newsline);
      expect(metrics).toMatch(/^newsline_ingest_articles_total\{outcome="new"\} 1$/m);
      expect(metrics).toMatch(/^newsline_classify_articles_total\{language="en"\} 1$/m);
      expect(metrics).toMatch(/^newsline_classify_stories_total\{change="new"\} 1$/m);
      expect(metrics).toMatch(/^newsline_index_documents_total\{kind="article"\} 1$/m);
      expect(metrics).toMatch(
        /^newsline_index_question_duration_seconds_count\{outcome="found"\}/m,
      );
      expect(metrics).toMatch(
        /^newsline_feed_http_request_duration_seconds_count\{method="GET",route="\/v1\/search",status="2xx"\}/m,
      );
      expect(metrics).toMatch(
        /^newsline_bus_events_handled_total\{group="feed.articles",channel="news.article.classified.v1"\} 1$/m,
      );
      expect(metrics).toMatch(
        /^newsline_bus_lag_events\{group="classify.topics",channel=".+"\} 0$/m,
      );
      expect(metrics).toMatch(/^newsline_health_problems 0$/m);

      await addSource(newsline, `http://${outlet.host}/nothing.xml`, false);
      await eventually(() => {
        const line = /\{.*nothing\.xml cannot be read: .*\}/.exec(newsline.output())?.[0] ?? '{}';
        expect(JSON.parse(line)).toMatchObject({
          level: 40,
          trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
          span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
        });
      }, patienceMs);
      expect(await newsline.end('SIGTERM')).toBe(0);
    },
    180_000,
  );
});
