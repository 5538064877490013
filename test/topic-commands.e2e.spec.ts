import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from '@newsline/platform/testing';
import { getJson, patienceMs, startNewsline, type RunningNewsline } from './newsline-process.ts';
import { Outlet } from './outlet.ts';

const main = fileURLToPath(new URL('../apps/newsline/dist/main.js', import.meta.url));
const run = promisify(execFile);
const minutesAgo = 5;

describe('newsline topics, beside a running Newsline', () => {
  let folder: string;
  let outlet: Outlet;
  let newsline: RunningNewsline;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-topics-'));
    outlet = await Outlet.open();
    newsline = await startNewsline(folder, { ALLOWED_PRIVATE_HOSTS: outlet.host });
  }, patienceMs);
  afterAll(async () => {
    await newsline?.end('SIGTERM');
    outlet?.close();
    rmSync(folder, { recursive: true, force: true });
  }, patienceMs);

  async function command(...args: string[]): Promise<string> {
    const env = {
      ...process.env,
      ...{ DATA_DIR: folder, MONGODB_URL: '', NATS_URL: '', ALLOWED_PRIVATE_HOSTS: outlet.host },
    };
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      { env },
    );
    return stdout;
  }
  const articlesOf = async (topic: string) => {
    const url = `${newsline.origin}/v1/timeline?topic=${topic}`;
    return (await getJson<{ articles: { title: string }[] }>(url)).articles.map(
      ({ title }) => title,
    );
  };
  const all = async () =>
    (await getJson<{ articles: unknown[] }>(`${newsline.origin}/v1/timeline`)).articles;

  it(
    'add one that labels what comes, and what is there when it is asked to',
    async () => {
      const old = { slug: 'a', title: 'Nghề nuôi ong ở Hưng Yên', summary: '', minutesAgo };
      await command('sources', 'add', outlet.put('mot', 'Báo Một', [old]));
      await eventually(async () => expect(await all()).toHaveLength(1), patienceMs);

      const words = ['--words', 'vi=nuôi ong,mật ong:2'];
      const added = await command('topics', 'add', 'bees', '--vi', 'Nuôi ong', ...words);
      expect(added).toMatch(/^added bees\n/);
      expect(await command('topics', 'list')).toMatch(/^bees +Nuôi ong \/ Nuôi ong +own$/m);

      const next = { slug: 'b', title: 'Người nuôi ong được mùa', summary: '', minutesAgo };
      await command('sources', 'add', outlet.put('hai', 'Báo Hai', [next]));
      await eventually(
        async () => expect(await articlesOf('bees')).toEqual([next.title]),
        patienceMs,
      );

      expect(await command('topics', 'relabel')).toBe(
        'labelled 2 articles, 1 of them otherwise than before\n',
      );
      await eventually(
        async () => expect((await articlesOf('bees')).toSorted()).toEqual([old.title, next.title]),
        patienceMs,
      );
      expect(await command('topics', 'relabel')).toMatch(/^labelled 2 articles, 0 of them/);

      expect(await command('topics', 'remove', 'bees')).toMatch(/^removed bees\n/);
      expect(await command('topics', 'relabel')).toMatch(/^labelled 2 articles, 2 of them/);
    },
    2 * patienceMs,
  );

  it(
    'take a definition from a file, and give it back',
    async () => {
      const file = join(folder, 'topic.json');
      const text = await command('topics', 'show', 'sport');
      const { names, description } = JSON.parse(text) as Record<string, object>;
      const examples = { en: ['A swarm in the city hall', 'Beekeepers ask for help'] };
      const definition = { id: 'bees', names, description, examples };
      writeFileSync(file, JSON.stringify(definition));
      expect(await command('topics', 'add', '--file', file)).toMatch(/^added bees\n/);
      expect(JSON.parse(await command('topics', 'show', 'bees'))).toEqual(definition);
      writeFileSync(file, JSON.stringify({ ...definition, keywords: { english: {} } }));
      await expect(command('topics', 'add', '--file', file)).rejects.toThrow(/keywords\.english/);
    },
    patienceMs,
  );

  it.each([
    ['nothing tells it', ['add', 'x', '--vi', 'X'], /Give it words \(--words/],
    ['it has no name', ['add', 'x', '--words', 'vi=x'], /Name it with --vi and --en/],
    ['it ships', ['add', 'sport', '--vi', 'X', '--words', 'vi=x'], /choose another id/],
    ['words have no language', ['add', 'x', '--vi', 'X', '--words', 'x'], /--words vi=…/],
    [
      'its parent is not known',
      ['add', 'x', '--vi', 'X', '--words', 'vi=x', '--parent', 'y'],
      /no y/,
    ],
    ['the file is not there', ['add', '--file', 'nowhere.json'], /nowhere\.json can't be read/],
    ['it is not there', ['remove', 'nothing'], /There is no topic nothing\. There are: /],
  ])('says what to do where %s', async (_, args, message) => {
    await expect(command('topics', ...args)).rejects.toThrow(message);
  });

  it(
    'list and export what was corrected',
    async () => {
      const [article] = (
        await getJson<{ articles: { id: string }[] }>(`${newsline.origin}/v1/timeline`)
      ).articles;
      const url = `${newsline.origin}/v1/articles/${article?.id}/topics/sport`;
      const headers = {
        authorization: `Bearer ${newsline.key()}`,
        'content-type': 'application/json',
      };
      expect(await command('corrections', 'list')).toBe('No corrections.\n');
      await fetch(url, { method: 'PUT', headers, body: '{"belongs":true}' });
      expect(await command('corrections', 'list', '--topic', 'sport')).toMatch(/sport +missing/);
      const exported = JSON.parse(await command('corrections', 'export')) as object;
      expect(exported).toMatchObject({ articleId: article?.id, topic: 'sport', belongs: true });
    },
    patienceMs,
  );
});
