import { ArticleWithdrawn, SourceRemoved } from '@newsline/contracts';
import { Unprocessable } from '@newsline/messaging';
import { eventually } from '@newsline/platform/testing';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const asOf = '2026-02-01T00:00:00.000Z';
const context = { service: 'test', now: new Date(asOf) };
const articles = ['a', 'b', 'c'];
const sources = ['x', 'y'];

let feed: RunningFeed;
let fails: boolean;
/** What was handled after all. */
let handled: string[];

beforeEach(async () => {
  fails = true;
  handled = [];
  feed = await startFeed();
  await feed.bus.subscribe({
    group: 'test.articles',
    contract: ArticleWithdrawn,
    batchSize: 1,
    handle: async ([event]) => settle(event!.subject, `the table of ${event!.subject} is locked`),
  });
  await feed.bus.subscribe({
    group: 'test.sources',
    contract: SourceRemoved,
    batchSize: 1,
    handle: async ([event]) => settle(event!.subject, 'the disk is full'),
  });
  await feed.bus.publish([
    ...articles.map((articleId) =>
      ArticleWithdrawn.create({ articleId, version: 1, reason: 'operator' }, context),
    ),
    ...sources.map((sourceId) => SourceRemoved.create({ sourceId, asOf }, context)),
  ]);
  await eventually(async () => expect(await feed.bus.deadLetters.count()).toBe(5));
});
afterEach(() => feed.stop());

function settle(subject: string, problem: string): void {
  if (fails) throw new Unprocessable(problem);
  handled.push(subject);
}

const send = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) => {
  const answer = await feed.app.inject({
    method,
    url: `/v1/dead-letters${path}`,
    headers: feed.asOperator,
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const subjects = (body: { deadLetters: { event: { subject: string } }[] }) =>
  body.deadLetters.map(({ event }) => event.subject).sort();

it('lists dead letters by pages, newest first', async () => {
  const first = (await send('GET', '?limit=3')).body;
  expect(first).toMatchObject({ total: 5, deadLetters: [{ service: 'test' }, {}, {}] });
  const second = (await send('GET', `?limit=3&before=${first.next}`)).body;
  expect(second).toMatchObject({ total: 5, next: null });
  const letters = [...first.deadLetters, ...second.deadLetters];
  expect(subjects({ deadLetters: letters })).toEqual([...articles, ...sources]);
  const ids = letters.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
});

it.each<[string, string, string[]]>([
  ['the group', '?group=test.sources', sources],
  ['the channel', '?channel=news.article.withdrawn.v1', articles],
  ['a part of the reason', '?reason=of%20b%20is', ['b']],
  ['their age', '?olderThan=1h', []],
  ['no great age', '?olderThan=0s', [...articles, ...sources]],
  ['two of these', '?group=test.articles&reason=disk', []],
])('lists and counts by %s', async (_reason, query, expected) => {
  // Given up a little earlier than just now.
  await eventually(async () => {
    const { body } = await send('GET', query);
    expect([body.total, subjects(body)]).toEqual([expected.length, expected]);
  });
});

it.each([
  ['?olderThan=yesterday', 'olderThan'],
  ['?olderThan=7', 'olderThan'],
  ['?reason=', 'reason'],
  ['?group=a&group=b', 'group'],
  ['?service=test', 'service'],
])('refuses to list %s', async (query, field) => {
  const { status, body } = await send('GET', query);
  expect([status, body.errors[0].field]).toEqual([400, field]);
});

it('retries one, and discards one', async () => {
  const [{ id: retried }, { id: discarded }] = (await send('GET', '')).body.deadLetters;
  fails = false;
  expect(await send('POST', `/${retried}/retry`)).toEqual({
    status: 202,
    body: { kind: 'retried' },
  });
  await eventually(() => expect(handled).toHaveLength(1));
  expect(await send('DELETE', `/${discarded}`)).toEqual({
    status: 200,
    body: { kind: 'discarded' },
  });
  expect((await send('GET', '')).body.total).toBe(3);
  for (const id of [retried, discarded, 'none']) {
    expect((await send('POST', `/${id}/retry`)).status).toBe(404);
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
  }
});

it('retries many in portions, and none that fails again a second time', async () => {
  const filter = { channel: 'news.article.withdrawn.v1', limit: 2 };
  const first = (await send('POST', '/retry', filter)).body;
  expect(first).toMatchObject({ kind: 'retried', count: 2, remaining: 1 });
  await eventually(async () => expect(await feed.bus.deadLetters.count()).toBe(5));
  const second = (await send('POST', '/retry', { ...filter, upTo: first.upTo })).body;
  expect(second).toEqual({ kind: 'retried', count: 1, remaining: 0, upTo: first.upTo });
  await eventually(async () => expect(await feed.bus.deadLetters.count()).toBe(5));
  const third = (await send('POST', '/retry', { ...filter, upTo: first.upTo })).body;
  expect(third).toMatchObject({ count: 0, remaining: 0 });
});

it('discards those that match, or all', async () => {
  const some = (await send('POST', '/discard', { group: 'test.sources' })).body;
  expect(some).toMatchObject({ kind: 'discarded', count: 2, remaining: 0 });
  const all = (await send('POST', '/discard', { all: true })).body;
  expect(all).toMatchObject({ kind: 'discarded', count: 3, remaining: 0 });
  const none = (await send('POST', '/discard', { all: true })).body;
  expect(none).toEqual({ kind: 'discarded', count: 0, remaining: 0, upTo: null });
  expect(handled).toEqual([]);
});

it.each<[string, object, number, string]>([
  ['nothing', {}, 422, 'all'],
  ['no more than an end', { upTo: '9' }, 422, 'all'],
  ['all, but not quite', { all: false }, 400, 'all'],
  ['an empty reason, which all have', { reason: '' }, 400, 'reason'],
  ['an age without a unit', { olderThan: '7' }, 400, 'olderThan'],
  ['more than a portion', { all: true, limit: 1001 }, 400, 'limit'],
  ['none', { all: true, limit: 0 }, 400, 'limit'],
  ['an unknown filter', { all: true, service: 'test' }, 400, 'service'],
])('refuses to discard or retry %s', async (_reason, selection, status, field) => {
  for (const path of ['/discard', '/retry']) {
    const answer = await send('POST', path, selection);
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
  }
  expect(await feed.bus.deadLetters.count()).toBe(5);
});
