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
import { Outlet } from './outlet.ts';

const items = [
  {
    slug: 'a',
    title: 'Tin tặc tấn công Ngân hàng Sông Hồng, rò rỉ dữ liệu 2 triệu tài khoản',
    summary:
      'Nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống của Ngân hàng Sông Hồng, làm rò rỉ dữ liệu 2 triệu tài khoản.',
  },
  {
    slug: 'b',
    title: 'Ngân hàng Sông Hồng bị tin tặc tấn công, dữ liệu 2 triệu tài khoản rò rỉ',
    summary:
      'Dữ liệu 2 triệu tài khoản của Ngân hàng Sông Hồng rò rỉ sau khi tin tặc dùng mã độc tống tiền tấn công hệ thống.',
  },
  {
    slug: 'c',
    title: 'Foreign ministers meet in Geneva for talks on a ceasefire',
    summary: 'The ministers of foreign affairs discussed a treaty and a ceasefire with diplomats.',
  },
  {
    slug: 'd',
    title: 'Đơn vị an ninh mạng mới của Bộ Quốc phòng ra mắt',
    summary: 'Đơn vị an ninh mạng có nhiệm vụ bảo vệ hệ thống thông tin trước tin tặc.',
  },
].map((item, n) => ({ ...item, minutesAgo: 60 + n }));

const asked = [
  '/v1/timeline',
  '/v1/timeline?topic=cybersecurity&limit=2',
  '/v1/stories',
  '/v1/stories?order=latest',
  '/v1/search?q=don+vi+an+ninh+mang',
  '/v1/search?q=ngan+hang+song+ho&sort=newest',
  '/v1/search?q=ceasfire',
  '/v1/topics',
];

type Searched = {
  readonly total: number;
  readonly facets: { readonly sources: readonly { readonly name: string }[] };
};

/** Without what depends on the moment: times of fetching, cursors, and how many batches a story came in. */
function comparable(answer: unknown): unknown {
  const text = JSON.stringify(answer, (name, value: unknown) =>
    ['seenAt', 'next', 'revision'].includes(name) ? undefined : value,
  );
  return JSON.parse(text);
}

describeOn('NATS_SERVER', 'one feed through both modes', () => {
  const folders: string[] = [];
  const running: RunningNewsline[] = [];
  let outlet: Outlet;
  afterAll(async () => {
    await Promise.all(running.map((newsline) => newsline.end('SIGTERM')));
    outlet?.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('gives the same answers over HTTP, and both end when they are told to', async () => {
    outlet = await Outlet.open();
    const url = outlet.put('mot', 'Báo Một', items);
    for (const start of [startNewsline, startDistributed]) {
      const folder = mkdtempSync(join(tmpdir(), 'newsline-modes-'));
      folders.push(folder);
      running.push(await start(folder, { ALLOWED_PRIVATE_HOSTS: outlet.host }));
    }
    for (const newsline of running) {
      const added = await fetch(`${newsline.origin}/v1/sources`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${newsline.key()}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ url }),
      });
      expect(added.status).toBeLessThan(300);
      await eventually(async () => {
        const search = await getJson<Searched>(`${newsline.origin}/v1/search?q=`);
        // The source's own name comes with the poll's outcome, which may be later than its articles.
        expect(search.facets.sources.map(({ name }) => name)).toEqual(['Báo Một']);
        const timeline = await getJson<{ articles: unknown[] }>(`${newsline.origin}/v1/timeline`);
        const stories = await getJson<{ stories: { articleCount: number }[] }>(
          `${newsline.origin}/v1/stories`,
        );
        const grouped = stories.stories.map(({ articleCount }) => articleCount).sort();
        expect([search.total, timeline.articles.length, grouped]).toEqual([4, 4, [1, 1, 2]]);
      }, patienceMs);
    }
    const [one, other] = await Promise.all(
      running.map(({ origin }) =>
        Promise.all(asked.map(async (path) => [path, comparable(await getJson(origin + path))])),
      ),
    );
    expect(other).toEqual(one);
    for (const newsline of running) expect(await newsline.end('SIGTERM')).toBe(0);
  }, 180_000);
});
