import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { startPolls, type ClockedPolls } from '../testing/clocked-polls.ts';
import { serve, type Host } from '../testing/served-ingest.ts';

const feed = (title: string) =>
  `<rss version="2.0"><channel><title>Báo</title><item><title>${title}</title><link>https://bao.example/${title}</link></item></channel></rss>`;
const first = 'Mon, 02 Mar 2026 00:00:00 GMT';
const second = 'Mon, 02 Mar 2026 06:00:00 GMT';

type Answer = { status?: number; headers: OutgoingHttpHeaders; body?: string };

describe('validators, from poll to poll', () => {
  let host: Host;
  let polls: ClockedPolls;
  let answer: Answer;
  let asked: IncomingHttpHeaders;

  beforeEach(async () => {
    host = await serve(({ headers }, response) => {
      asked = headers;
      return response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    });
    polls = startPolls([host]);
  });
  afterEach(async () => {
    await polls.close();
    host.close();
  });

  const old = { etag: '"1"', 'last-modified': first };
  it.each<[string, Answer, string, (string | undefined)[]]>([
    [
      'the same body with a new ETag',
      { headers: { etag: '"2"', 'last-modified': second }, body: feed('a') },
      'not-modified',
      ['"2"', second],
    ],
    [
      'a new body with new ones',
      { headers: { etag: '"2"' }, body: feed('b') },
      'changed',
      ['"2"', undefined],
    ],
    [
      'the same body without any',
      { headers: {}, body: feed('a') },
      'not-modified',
      [undefined, undefined],
    ],
    [
      'a 304 with a new ETag',
      { status: 304, headers: { etag: 'W/"2"' } },
      'not-modified',
      ['W/"2"', first],
    ],
    [
      'a 304 with a new date',
      { status: 304, headers: { 'last-modified': second } },
      'not-modified',
      ['"1"', second],
    ],
    ['a 304 that says nothing', { status: 304, headers: {} }, 'not-modified', ['"1"', first]],
    [
      'a failure, even with some',
      { status: 503, headers: { etag: '"2"' } },
      'failed',
      ['"1"', first],
    ],
    [
      'what is no feed, even with some',
      { headers: { etag: '"2"' }, body: '<!doctype html><p>Bảo trì</p>' },
      'failed',
      ['"1"', first],
    ],
  ])('are those of the latest answer: %s', async (_, later, outcome, sent) => {
    const id = await polls.add(`${host.url}/rss`);
    answer = { headers: old, body: feed('a') };
    expect(await polls.poll(id)).toBe('changed');
    answer = later;
    expect(await polls.poll(id)).toBe(outcome);
    expect(asked).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': first });
    await polls.poll(id);
    expect([asked['if-none-match'], asked['if-modified-since']]).toEqual(sent);
  });
});
