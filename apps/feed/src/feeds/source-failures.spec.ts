import type { SourceOutage, SourceState } from '@newsline/contracts';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { sourceState } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const hour = (n: number) => new Date(Date.UTC(2026, 1, 1, n)).toISOString();
const why = {
  problem: 'It answers 503: the server has failed. It will be asked again.',
  problemDetails: { kind: 'server-failed', values: { status: '503' } },
} as const;

let feed: RunningFeed;
beforeEach(async () => {
  feed = await startFeed({ publicUrl: 'https://news.example', zone: 'Asia/Ho_Chi_Minh' });
});
afterEach(() => feed.stop());

async function polled(
  id: string,
  n: number,
  outage: SourceOutage | null,
  more: Partial<SourceState> = {},
) {
  const { health, ...source } = sourceState({ id, name: `Báo <${id}>`, ...more });
  const state = { ...source, health: { ...health, outage } };
  await feed.readModel.apply([{ kind: 'source', source: state, asOf: hour(n) }]);
}

const outage = (since: number, endedAt: number | null = null): SourceOutage => ({
  since: hour(since),
  ...why,
  endedAt: endedAt === null ? null : hour(endedAt),
});

async function items(query = '') {
  const answer = await feed.get(`/feeds/source-failures.json${query}`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/feed+json; charset=utf-8',
  ]);
  return answer.json<{ items: { id: string; title: string; summary: string; url: string }[] }>()
    .items;
}

it('has one entry for an outage however many polls fail, and one when it ends, with ids that stay', async () => {
  expect(await items()).toEqual([]);
  await polled('a', 1, outage(1));
  const [began, ...others] = await items();
  expect(others).toEqual([]);
  expect(began).toMatchObject({
    title: 'Báo <a>: không đọc được',
    url: 'https://news.example/sources/a',
    summary:
      'Máy chủ trả lời 503: máy chủ gặp lỗi. Newsline sẽ hỏi lại. Lần đọc hỏng đầu tiên: 01/02/2026 08:00 GMT+7. https://a.example/rss',
    date_published: hour(1),
    language: 'vi',
  });
  await polled('a', 2, outage(1));
  expect(await items()).toEqual([began]);
  await polled('a', 3, outage(1, 3));
  const after = await items();
  expect(after).toEqual([
    expect.objectContaining({
      title: 'Báo <a>: đã đọc lại được',
      date_published: hour(3),
      summary: expect.stringContaining('từ 01/02/2026 08:00 GMT+7 đến 01/02/2026 10:00 GMT+7'),
    }),
    began,
  ]);
  await polled('a', 4, outage(1, 3));
  expect(await items()).toEqual(after);
  const ids = after.map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  // What a replica published first may come last.
  await polled('a', 5, outage(1, 2));
  const corrected = await items();
  expect(corrected[0]).toMatchObject({ date_published: hour(2) });
  expect(corrected.map(({ id }) => id)).toEqual(ids);
});

it('lists the newest first, as many as are asked for', async () => {
  await polled('a', 5, outage(1, 5));
  await polled('b', 3, outage(3));
  await polled('c', 4, outage(2, 4));
  const titles = (await items('?lang=en')).map(({ title }) => title);
  expect(titles).toEqual([
    'Báo <a> can be read again',
    'Báo <c> can be read again',
    'Báo <b> can’t be read',
    'Báo <c> can’t be read',
    'Báo <a> can’t be read',
  ]);
  const few = (await items('?lang=en&limit=2')).map(({ title }) => title);
  expect(few).toEqual(titles.slice(0, 2));
});

it('says where a source has moved, and nothing of one that was removed', async () => {
  const move = { from: 'https://cu.example/', to: 'https://moi.example/', at: hour(2) };
  await polled('a', 3, outage(1, 3), { moved: { ...move, takenBy: null } });
  await polled('b', 3, null, { moved: { ...move, takenBy: 'a' } });
  const texts = (await items('?lang=en')).map(({ title, summary }) => `${title}: ${summary}`);
  expect(texts).toEqual([
    expect.stringMatching(/^Báo <a> can be read again/),
    expect.stringMatching(/^Báo <a> has moved: .* from https:\/\/cu\.example\/ to https:/),
    expect.stringMatching(/^Báo <b> has moved: .*the source Báo <a> reads already/),
    expect.stringMatching(/^Báo <a> can’t be read/),
  ]);
  await feed.readModel.apply([{ kind: 'source-removed', sourceId: 'a', asOf: hour(4) }]);
  expect((await items('?lang=en')).map(({ title }) => title)).toEqual(['Báo <b> has moved']);
});

it.each([
  ['rss', parseRssFeed],
  ['atom', parseAtomFeed],
  ['json', parseJsonFeed],
])('is read by other programs as %s, by anybody, and is not sent twice', async (ending, read) => {
  await polled('a', 1, outage(1));
  const answer = await feed.get(`/feeds/source-failures.${ending}?lang=en`);
  const parsed = JSON.stringify(read(answer.body));
  expect(parsed).toContain('Failing sources');
  expect(parsed).toContain('urn:newsline:source-failure:a%20');
  expect(parsed).toContain('It answers 503');
  const headers = { 'if-none-match': String(answer.headers.etag) };
  const again = await feed.get(`/feeds/source-failures.${ending}?lang=en`, headers);
  expect(again.statusCode).toBe(304);
});

it.each([
  ['another ending', '/feeds/source-failures.pdf', 404],
  ['another language', '/feeds/source-failures.rss?lang=fr', 400],
])('refuses %s', async (_, url, status) => {
  expect((await feed.get(url)).statusCode).toBe(status);
});
