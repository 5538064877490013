import { RelabelArticles, type Relabelling, RelabellingProgress } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { articleUpdate } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
let progress: Relabelling | null;
/** What classify waits for before it answers. */
let labelled: PromiseWithResolvers<void>;
beforeEach(async () => {
  progress = null;
  labelled = Promise.withResolvers();
  feed = await startFeed();
  await feed.readModel.apply([articleUpdate({ id: 'a' }), articleUpdate({ id: 'b' })]);
});
afterEach(() => feed.stop());

async function answer(): Promise<void> {
  await feed.bus.answer(RelabellingProgress, async () => ({ progress }));
  await feed.bus.answer(RelabelArticles, async ({ run, isLast, articles }) => {
    await labelled.promise;
    const updatedAt = new Date().toISOString();
    const done = run.done + articles.length;
    progress = { ...run, updatedAt, done, changed: 1, isFinished: isLast };
    return { kind: 'labelled', progress };
  });
}

const send = (method: 'GET' | 'POST') =>
  feed.app.inject({ method, url: '/v1/relabelling', headers: feed.asOperator });

const left = (agoMs: number, isFinished = false): Relabelling => {
  const at = new Date(Date.now() - agoMs).toISOString();
  return { startedAt: at, updatedAt: at, done: 1, total: 2, changed: 0, isFinished };
};

it('labels what is there in the background, and says how far it is', async () => {
  await answer();
  expect((await send('GET')).statusCode).toBe(404);
  const started = await send('POST');
  const begun = { done: 0, total: 2, changed: 0, isFinished: false };
  expect([started.statusCode, started.json()]).toMatchObject([202, begun]);
  expect((await send('GET')).json()).toMatchObject(begun);
  labelled.resolve();
  await eventually(async () => {
    const { statusCode, body } = await send('GET');
    const ended = { done: 2, total: 2, changed: 1, isFinished: true };
    expect([statusCode, JSON.parse(body)]).toMatchObject([200, ended]);
  });
});

it('runs once at a time, of two that ask at once as well', async () => {
  await answer();
  const answers = await Promise.all([send('POST'), send('POST')]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 409]);
  const again = await send('POST');
  expect([again.statusCode, again.json().detail]).toEqual([
    409,
    expect.stringContaining('0 of 2 articles'),
  ]);
});

it.each<[string, Relabelling, number]>([
  ['of another process, under way', left(50_000), 409],
  ['that was left', left(61_000), 202],
  ['that is finished', left(1_000, true), 202],
])('starts after a run %s: %#', async (_reason, before, status) => {
  await answer();
  progress = before;
  expect((await send('POST')).statusCode).toBe(status);
});

it('ends with the process, without waiting for classify', async () => {
  await answer();
  await send('POST');
  await feed.app.close();
  expect(progress).toBeNull();
});

it.each(['GET', 'POST'] as const)('says that classify does not answer: %s', async (method) => {
  expect((await send(method)).statusCode).toBe(503);
});
