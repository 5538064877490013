import type { AnswerOf, RelabelArticles, Relabelling, RequestOf } from '@newsline/contracts';
import { NoAnswer } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { SqliteReadModel } from '../read-model/sqlite/sqlite-read-model.ts';
import { articleUpdate } from '../read-model/testing/sample-news.ts';
import { beginRelabelling, isUnderWay, relabelArchive } from './relabel-archive.ts';

type Request = RequestOf<typeof RelabelArticles>;
type Answer = AnswerOf<typeof RelabelArticles>;

const now = new Date('2026-02-01T10:00:00Z');
const patience = { firstMs: 1, longestMs: 4, giveUpAfterMs: 5_000 };

let db: ReturnType<typeof openSqlite>;
let readModel: SqliteReadModel;
let asked: Request[];
beforeEach(() => {
  db = openSqlite(':memory:');
  readModel = new SqliteReadModel(db);
  asked = [];
});
afterEach(() => db.close());

/** As classify does: every tenth article changes. */
async function relabel(request: Request): Promise<Answer> {
  asked.push(request);
  const { run, isLast, articles } = request;
  const done = run.done + articles.length;
  const changed = Math.floor(done / 10);
  return { kind: 'labelled', progress: { ...run, done, changed, isFinished: isLast } };
}

const fill = (count: number, more = {}) =>
  readModel.apply(
    Array.from({ length: count }, (_, n) =>
      articleUpdate(
        {
          id: `a${n}`,
          publishedAt: new Date(now.getTime() - n * 60_000).toISOString(),
          ...more,
        },
        { topics: ['sport'] },
      ),
    ),
  );

type Options = Partial<Parameters<typeof relabelArchive>[3]>;
const run = async (by: (request: Request) => Promise<Answer> = relabel, options: Options = {}) => {
  const { signal } = new AbortController();
  const begun = await beginRelabelling(readModel, now);
  return relabelArchive(readModel, by, begun, { signal, patience, ...options });
};

const noAnswer = () => new NoAnswer('ask.topics.relabel.v1', 'Nobody answers');

it('asks for every article once, newest first, and marks the last portion', async () => {
  await fill(450);
  const seen: Relabelling[] = [];
  const ended = await run(relabel, { onProgress: (progress) => seen.push(progress) });
  expect(asked.map(({ articles }) => articles.length)).toEqual([200, 200, 50]);
  expect(asked.flatMap(({ articles }) => articles.map(({ id }) => id))).toEqual(
    Array.from({ length: 450 }, (_, n) => `a${n}`),
  );
  expect(asked.map(({ isLast, run }) => [isLast, run.total, run.startedAt])).toEqual([
    [false, 450, now.toISOString()],
    [false, 450, now.toISOString()],
    [true, 450, now.toISOString()],
  ]);
  expect(seen.map(({ done }) => done)).toEqual([200, 400, 450]);
  expect(ended).toMatchObject({
    kind: 'finished',
    progress: { done: 450, changed: 45, isFinished: true },
  });
});

it('sends what labels come from, and of a long text the beginning', async () => {
  const text = 'chữ '.repeat(10_000);
  await fill(1, { text, html: '<p>x</p>', categories: ['Thể thao'], languageHint: 'vi' });
  await run();
  const [article] = asked[0]?.articles ?? [];
  expect(article).toEqual({
    ...{ id: 'a0', version: 1, title: 'Bài a0', summary: 'Tóm tắt ngắn.' },
    ...{ languageHint: 'vi', categories: ['Thể thao'] },
    text: expect.stringMatching(/^chữ chữ/u),
    topics: [{ topic: 'sport', score: 0.9, words: ['từ'], evidence: [] }],
  });
  expect(Buffer.byteLength(article?.text ?? '')).toBeLessThanOrEqual(8_000);
});

it('ends an empty archive with an empty portion', async () => {
  expect((await run()).progress).toMatchObject({ done: 0, total: 0, isFinished: true });
  expect(asked).toMatchObject([{ articles: [], isLast: true }]);
});

it('goes on where articles are withdrawn meanwhile', async () => {
  await fill(300);
  await run(async (request) => {
    const withdrawn = Array.from({ length: 300 }, (_, n) => `a${n}`);
    await readModel.apply(
      withdrawn.map((articleId) => ({ kind: 'withdrawn', articleId, version: 1 }) as const),
    );
    return relabel(request);
  });
  expect(asked.map(({ articles, isLast }) => [articles.length, isLast])).toEqual([
    [200, false],
    [0, true],
  ]);
});

it('ends where a later run takes its place', async () => {
  await fill(450);
  const ended = await run(async (request) => {
    const answer = await relabel(request);
    return asked.length === 2 ? { ...answer, kind: 'replaced' } : answer;
  });
  expect([ended.kind, asked.length]).toEqual(['replaced', 2]);
});

it('asks again for a portion that nobody answers', async () => {
  await fill(3);
  let failures = 4;
  const ended = await run(async (request) => {
    if (failures-- > 0) throw noAnswer();
    return relabel(request);
  });
  expect([ended.kind, failures]).toEqual(['finished', -1]);
});

it('gives up when nobody answers for long', async () => {
  await fill(3);
  const refusing = run(() => Promise.reject(noAnswer()), {
    patience: { ...patience, giveUpAfterMs: 20 },
  });
  await expect(refusing).rejects.toBeInstanceOf(NoAnswer);
});

it('does not ask again after another error', async () => {
  let calls = 0;
  const failing = run(() => Promise.reject(new Error(`call ${++calls}`)));
  await expect(failing).rejects.toThrow('call 1');
});

it.each<[string, () => Promise<Answer>]>([
  ['it waits for an answer', () => new Promise<Answer>(() => undefined)],
  ['it waits to ask again', () => Promise.reject(noAnswer())],
])('ends at once when it is stopped while %s', async (_while, ask) => {
  const controller = new AbortController();
  const endless = { firstMs: 60_000, longestMs: 60_000, giveUpAfterMs: 3_600_000 };
  const called = Promise.withResolvers<void>();
  const running = run(
    () => {
      called.resolve();
      return ask();
    },
    { signal: controller.signal, patience: endless },
  );
  await called.promise;
  controller.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});

it.each<[string, Partial<Relabelling>, boolean]>([
  ['just moved', { updatedAt: '2026-02-01T09:59:01.000Z' }, true],
  ['has not moved for a minute', { updatedAt: '2026-02-01T09:59:00.000Z' }, false],
  ['is finished', { updatedAt: '2026-02-01T10:00:00.000Z', isFinished: true }, false],
])('tells whether a run that %s is under way', async (_reason, more, isTrue) => {
  const begun = await beginRelabelling(readModel, now);
  expect(isUnderWay({ ...begun, ...more }, now)).toBe(isTrue);
});
