import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOn, eventually } from '@newsline/platform/testing';
import { getJson, patienceMs, startDistributed, type RunningNewsline } from './newsline-process.ts';

type Source = { readonly url: string; readonly articleCount: number };
type Article = { readonly url: string; readonly version: number; readonly publishedAt: string };

describeOn('NATS_SERVER', 'the demonstration news of four services', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-demonstration-'));
  let newsline: RunningNewsline;
  const start = async () => {
    newsline = await startDistributed(folder, { DEMONSTRATION: 'true' });
  };
  afterEach(() => newsline.end('SIGTERM'), 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sources = async () =>
    (await getJson<{ sources: Source[] }>(`${newsline.origin}/v1/sources`)).sources;
  const articles = async () =>
    (await getJson<{ articles: Article[] }>(`${newsline.origin}/v1/timeline?limit=100`)).articles;
  const all = () =>
    eventually(async () => {
      const counts = (await sources()).map(({ articleCount }) => articleCount);
      expect(Math.min(...counts)).toBeGreaterThan(0);
      const listed = await articles();
      // Sources are added one by one, and their articles arrive in batches.
      expect(listed.length).toBeGreaterThanOrEqual(64);
      // One that two sources show counts for both.
      const shown = counts.reduce((sum, count) => sum + count, 0);
      expect(shown).toBeGreaterThanOrEqual(listed.length);
      return listed;
    }, patienceMs);

  let before: readonly Article[];

  it('is there at the first start, with a page for each article', async () => {
    await start();
    before = await all();
    const page = await fetch(before[0]?.url ?? '');
    expect(await page.text()).toContain('<article>');
  }, 120_000);

  it('is served by the next start as well', async () => {
    await start();
    // Their addresses are this start's as soon as it has said so.
    await eventually(async () => {
      for (const { url } of await sources()) expect((await fetch(url)).status).toBe(200);
    }, patienceMs);
    expect((await all()).map(({ publishedAt }) => publishedAt)).toEqual(
      before.map(({ publishedAt }) => publishedAt),
    );
  }, 120_000);
});
