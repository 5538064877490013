import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArticleIngested, ArticleWithdrawn } from '@newsline/contracts';
import { SqliteEventBus, Unprocessable } from '@newsline/messaging';
import { closeSqlite, openSqlite } from '@newsline/platform';
import { describeOn, eventually } from '@newsline/platform/testing';
import { MeilisearchStandIn } from '../apps/index/src/testing/meilisearch-stand-in.ts';
import { article } from '../apps/ingest/src/polling/announced-articles.conformance.ts';
import {
  getJson,
  patienceMs,
  startDistributed,
  startNewsline,
  type RunningNewsline,
} from './newsline-process.ts';
import { opml, Outlet, type Item } from './outlet.ts';
import { emptyTarget, runTransfer, type Target } from './transfer-process.ts';

const bank = [
  [
    'Tin tặc tấn công Ngân hàng Sông Hồng, rò rỉ dữ liệu 2 triệu tài khoản',
    'Nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống của Ngân hàng Sông Hồng, làm rò rỉ dữ liệu 2 triệu tài khoản.',
  ],
  [
    'Ngân hàng Sông Hồng bị tin tặc tấn công, dữ liệu 2 triệu tài khoản rò rỉ',
    'Dữ liệu 2 triệu tài khoản của Ngân hàng Sông Hồng rò rỉ sau khi tin tặc dùng mã độc tống tiền tấn công hệ thống.',
  ],
  [
    'Vụ tin tặc tấn công Ngân hàng Sông Hồng: dữ liệu 2 triệu tài khoản bị rò rỉ',
    'Ngân hàng Sông Hồng xác nhận tin tặc dùng mã độc tống tiền tấn công hệ thống, rò rỉ dữ liệu 2 triệu tài khoản.',
  ],
] as const;
const others = [
  ['Foreign ministers meet in Geneva', 'The ministers discussed a treaty and a ceasefire.'],
  ['Đơn vị an ninh mạng mới ra mắt', 'Đơn vị an ninh mạng bảo vệ hệ thống trước tin tặc.'],
  ['Nữ ca sĩ phát hành album', 'Album mới của nữ ca sĩ gồm mười bài hát.'],
  ['A comet returns after eighty years', 'Astronomers saw it above the southern sky.'],
  ['Giá lúa tăng ở miền Tây', 'Nông dân bán lúa với giá cao hơn vụ trước.'],
] as const;
/** Nearly all of one minute: their order is that in which they came. The index in Meilisearch has an
 *  order of its own for them, so that what is searched for by time is not. */
const items = (slug: string, told: readonly (readonly [string, string])[]): Item[] =>
  told.map((one, n) => ({
    slug: `${slug}${n}`,
    title: one[0],
    summary: one[1],
    minutesAgo: one === bank[1] ? 61 : 60,
  }));

const asked = [
  '/v1/timeline',
  '/v1/timeline?topic=cybersecurity&limit=2',
  '/v1/stories?order=hot',
  '/v1/stories?order=latest',
  '/v1/search?q=don+vi+an+ninh+mang',
  '/v1/search?q=ngan+hang+song+ho&sort=newest',
  '/v1/search?q=ceasfire',
  '/v1/topics',
  '/v1/sources',
];

type Listed = {
  readonly id: string;
  readonly url: string;
  readonly version: number;
  readonly storyId: string;
};
type Stories = { readonly stories: { readonly id: string; readonly articleCount: number }[] };

/** Without cursors, which each engine writes in its own way, and what the moment of asking decides. */
function comparable(answer: unknown): unknown {
  const text = JSON.stringify(answer, (name, value: unknown) =>
    name === 'next' ? undefined : value,
  );
  return JSON.parse(text);
}

describeOn('NATS_SERVER', 'an installation transferred to the services', () => {
  const root = mkdtempSync(join(tmpdir(), 'newsline-transfer-'));
  const running: RunningNewsline[] = [];
  let outlet: Outlet;
  let search: MeilisearchStandIn;
  let target: Target;
  afterAll(async () => {
    await Promise.all(running.map((newsline) => newsline.end('SIGTERM')));
    await target?.stop();
    await search?.close();
    outlet?.close();
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  it('answers as the one process does, and goes on from there', async () => {
    outlet = await Outlet.open();
    const settings = { ALLOWED_PRIVATE_HOSTS: outlet.host };
    const key = await fill(join(root, 'one'), settings);
    await leaveUnsettled(join(root, 'one'));
    cpSync(join(root, 'one'), join(root, 'other'), { recursive: true });

    search = await MeilisearchStandIn.start([
      { key: 'secret-of-the-test', actions: ['*'], indexes: ['*'] },
    ]);
    target = await emptyTarget();
    const environment = {
      ...target.environment,
      MEILI_URL: search.url,
      MEILI_KEY: 'secret-of-the-test',
    };
    const transfer = await runTransfer(['--from', join(root, 'one')], environment);
    expect(transfer).toMatchObject({ code: 0, errors: '' });
    expect(transfer.output).toMatch(/^queue waiting events +3 +3$/m);
    expect(transfer.output).toMatch(/^queue dead letters +1 +1$/m);
    expect(`${transfer.output}${transfer.errors}`).not.toContain('secret-of-the-test');

    // Neither is new: the list that a new one begins with is not added.
    const list = join(root, 'sources.opml');
    writeFileSync(list, opml([outlet.put('list', 'Listed', [])]));
    const started = { ...settings, SOURCES_OPML: list };
    const one = await startNewsline(join(root, 'other'), started);
    running.push(one);
    const four = await startDistributed(join(root, 'four'), { ...started, ...environment });
    running.push(four);
    expect(four.key()).toBeUndefined();
    for (const { origin } of running) await eventually(() => expectAll(origin, 10), patienceMs);
    for (const path of asked)
      expect([path, comparable(await getJson(four.origin + path))]).toEqual([
        path,
        comparable(await getJson(one.origin + path)),
      ]);
    const before = await listed(one.origin);
    for (const { id, storyId } of before)
      for (const path of [`/v1/articles/${id}`, `/v1/stories/${storyId}`])
        expect(await getJson(four.origin + path)).toEqual(await getJson(one.origin + path));
    const letters = await getJson(`${four.origin}/v1/dead-letters`, {
      authorization: `Bearer ${key}`,
    });
    expect(letters).toMatchObject({
      total: 1,
      deadLetters: [{ group: 'feed.withdrawals', reason: 'the reason', deliveries: 1 }],
    });

    // The outlet is polled again, with one new article in it.
    const [, , third] = bank;
    outlet.put('mot', 'Báo Một', [
      ...items('mot', [bank[0], ...others.slice(0, 3)]),
      ...items('new', [third]),
    ]);
    await pollAll(four.origin, key, 2);
    await eventually(() => expectAll(four.origin, 11), patienceMs);
    await pollAll(four.origin, key, 2);
    const after = await listed(four.origin);
    const news = after.filter(({ url }) => url.includes('/new0'));
    expect(after.filter((one) => !news.includes(one))).toEqual(before);
    const told = before.find(({ url }) => url.includes('/mot0'));
    expect(news).toMatchObject([{ version: 1, storyId: told?.storyId }]);
    expect(await getJson(`${four.origin}/v1/stories/${told?.storyId}`)).toMatchObject({
      story: { articleCount: 3 },
    });
  }, 240_000);

  /** Fills a data folder as operators do.
   *  @returns the operator's key */
  async function fill(folder: string, settings: Record<string, string>): Promise<string> {
    const newsline = await startNewsline(folder, settings);
    running.push(newsline);
    const key = newsline.key() ?? '';
    const urls = [
      outlet.put('mot', 'Báo Một', items('mot', [bank[0], ...others.slice(0, 3)])),
      outlet.put('hai', 'Báo Hai', items('hai', [bank[1], ...others.slice(3)])),
      outlet.put('ba', 'Báo Ba', items('ba', [['A page that is withdrawn', 'It was here.']])),
    ];
    let last = '';
    for (const [n, url] of urls.entries()) {
      const added = { url, folders: ['Thế giới'] };
      const answer = await write(newsline.origin, key, 'POST', '/v1/sources', added);
      last = (answer as { source: { id: string } }).source.id;
      await eventually(() => expectAll(newsline.origin, [4, 7, 8][n] ?? 0), patienceMs);
    }
    await write(newsline.origin, key, 'DELETE', `/v1/sources/${last}`);
    // An article is changed: it has two versions.
    outlet.put(
      'hai',
      'Báo Hai',
      items('hai', [bank[1], ['A comet returns at last', others[3][1]], others[4]]),
    );
    await pollAll(newsline.origin, key, 2);
    await eventually(async () => {
      await expectAll(newsline.origin, 7);
      expect((await listed(newsline.origin)).filter(({ version }) => version === 2)).toHaveLength(
        1,
      );
    }, patienceMs);
    // What the polls said has been heard by all.
    expect(await newsline.end('SIGTERM')).toBe(0);
    running.pop();
    return key;
  }
});

/** Three articles that are not labelled yet, and a withdrawal that feed gave up on and nobody else has heard. */
async function leaveUnsettled(folder: string): Promise<void> {
  const database = openSqlite(join(folder, 'newsline.sqlite'));
  const bus = new SqliteEventBus(database);
  const now = new Date();
  await bus.publish([
    ...['x', 'y', 'z'].map((id) =>
      ArticleIngested.create(
        { article: { ...article(id, 1, `Chờ ${id}`), publishedAt: '2026-01-02T00:00:00.000Z' } },
        { service: 'ingest', now },
      ),
    ),
    ArticleWithdrawn.create(
      { articleId: 'nobody', version: 1, reason: 'operator' },
      { service: 'ingest', now },
    ),
  ]);
  await bus.subscribe({
    group: 'feed.withdrawals',
    contract: ArticleWithdrawn,
    batchSize: 1,
    handle: async () => {
      throw new Unprocessable('the reason');
    },
  });
  await eventually(async () => expect(await bus.deadLetters.count()).toBe(1), patienceMs);
  await bus.close();
  closeSqlite(database);
}

async function expectAll(origin: string, count: number): Promise<void> {
  const { total } = await getJson<{ total: number }>(`${origin}/v1/search?q=`);
  const { stories } = await getJson<Stories>(`${origin}/v1/stories?limit=100`);
  const told = stories.reduce((sum, { articleCount }) => sum + articleCount, 0);
  expect([total, (await listed(origin)).length, told]).toEqual([count, count, count]);
}

async function listed(origin: string): Promise<readonly Listed[]> {
  return (await getJson<{ articles: Listed[] }>(`${origin}/v1/timeline?limit=100`)).articles;
}

/** @param count how many sources there are */
async function pollAll(origin: string, key: string, count: number): Promise<void> {
  type Sources = { sources: { id: string; health: { lastPolledAt: string } }[] };
  const states = async () => (await getJson<Sources>(`${origin}/v1/sources`)).sources;
  // Feed may hear of a source after its articles.
  await eventually(async () => expect(await states()).toHaveLength(count), patienceMs);
  const before = new Map((await states()).map(({ id, health }) => [id, health.lastPolledAt]));
  for (const id of before.keys()) await write(origin, key, 'POST', `/v1/sources/${id}/poll`);
  await eventually(async () => {
    for (const { id, health } of await states())
      expect(health.lastPolledAt).not.toBe(before.get(id));
  }, patienceMs);
}

async function write(
  origin: string,
  key: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(origin + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answers ${response.status}: ${await response.text()}`);
  return response.json();
}
