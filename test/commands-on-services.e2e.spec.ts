import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeOn, eventually } from '@newsline/platform/testing';
import { getJson, patienceMs, startDistributed, type RunningNewsline } from './newsline-process.ts';
import { Outlet } from './outlet.ts';

const main = fileURLToPath(new URL('../apps/newsline/dist/main.js', import.meta.url));
const run = promisify(execFile);

describeOn('NATS_SERVER', 'operators’ commands on the four services', () => {
  let folder: string;
  let outlet: Outlet;
  let newsline: RunningNewsline;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-commands-'));
    outlet = await Outlet.open();
    newsline = await startDistributed(folder, { ALLOWED_PRIVATE_HOSTS: outlet.host });
  }, 90_000);
  afterAll(async () => {
    await newsline?.end('SIGTERM');
    outlet?.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** With the addresses that `npm run distributed` told. */
  async function command(...args: string[]): Promise<string> {
    const told = newsline.output().matchAll(/(MONGODB_URL|NATS_URL)='([^']+)'/g);
    const addresses = Object.fromEntries([...told].map(([, name, value]) => [name, value]));
    const env = { ...process.env, ...addresses, ALLOWED_PRIVATE_HOSTS: outlet.host };
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      { env },
    );
    return stdout;
  }

  it('add a source that the services poll, and say how all fare', async () => {
    const url = outlet.put('mot', 'Báo Một', [
      { slug: 'a', title: 'Hội đàm về đình chiến', summary: 'Hai bên gặp nhau.', minutesAgo: 5 },
    ]);
    expect(await command('sources', 'try', url)).toContain('Hội đàm về đình chiến');
    expect(await command('sources', 'add', url)).toMatch(/^added /);
    await eventually(async () => {
      const { articles } = await getJson<{ articles: unknown[] }>(`${newsline.origin}/v1/timeline`);
      expect(articles).toHaveLength(1);
    }, patienceMs);
    const status = JSON.parse(await command('status', '--json'));
    expect(status).toMatchObject({ sources: 1, articles: 1, stories: 1, deadLetters: 0 });
    expect(Object.keys(status.waiting)).toContain('classify.topics news.article.ingested.v1');
    expect(await command('dead-letters', 'list')).toBe('No dead letters.\n');
  }, 60_000);

  it('define a topic, and label what is there with it', async () => {
    const words = ['--words', 'vi=đình chiến'];
    expect(await command('topics', 'add', 'truce', '--vi', 'Đình chiến', ...words)).toMatch(
      /^added truce\n/,
    );
    expect(await command('topics', 'list')).toMatch(/^truce +Đình chiến \/ Đình chiến +own$/m);
    expect(await command('topics', 'relabel')).toBe(
      'labelled 1 articles, 1 of them otherwise than before\n',
    );
    await eventually(async () => {
      const url = `${newsline.origin}/v1/timeline?topic=truce`;
      expect((await getJson<{ articles: unknown[] }>(url)).articles).toHaveLength(1);
    }, patienceMs);
    expect(await command('topics', 'remove', 'truce')).toMatch(/^removed truce\n/);
    expect(await command('corrections', 'list')).toBe('No corrections.\n');
  }, 60_000);

  it('make a new operator’s key, and the old one is none', async () => {
    const old = newsline.key();
    const renewed = (await command('operator-key', 'renew')).trim();
    const withKey = (key = '') =>
      fetch(`${newsline.origin}/v1/dead-letters`, { headers: { authorization: `Bearer ${key}` } });
    expect((await withKey(renewed)).status).toBe(200);
    expect((await withKey(old)).status).toBe(401);
  }, 60_000);

  it('list models of topics, and train none of nothing', async () => {
    expect(await command('topics', 'models')).toBe('No models. Make one: newsline topics train\n');
    await expect(command('topics', 'train')).rejects.toThrow(/There is nothing to learn/);
    await expect(command('topics', 'rollback')).rejects.toThrow(/Nothing was activated/);
    const evaluated = JSON.parse(await command('topics', 'evaluate', '--json'));
    expect(evaluated).toMatchObject({ number: null, evaluation: { all: { judged: 0 } } });
  }, 60_000);

  it('say what is missing where only one address is set', async () => {
    const env = { ...process.env, MONGODB_URL: '', NATS_URL: 'nats://127.0.0.1:1' };
    await expect(run(process.execPath, [main, 'status'], { env })).rejects.toThrow(
      /NATS_URL is set alone\. Set MONGODB_URL and NATS_URL/,
    );
  });
});
