import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SearchArticles } from '@newsline/contracts';
import { SqliteSearchIndex } from '@newsline/index';
import { openEngine } from '@newsline/index/engine';
import { openSqlite } from '@newsline/platform';
import { article } from '../apps/index/src/search/search-test.conformance.ts';
import type { SearchIndex } from '../apps/index/src/search-index.ts';
import { MeilisearchStandIn } from '../apps/index/src/testing/meilisearch-stand-in.ts';

const main = fileURLToPath(new URL('../apps/newsline/dist/main.js', import.meta.url));
const run = promisify(execFile);
const services = { MONGODB_URL: 'mongodb://127.0.0.1:1', NATS_URL: 'nats://127.0.0.1:1' };
const key = 'key-of-the-test';

describe('newsline reindex', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-reindex-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function reindex(environment: Readonly<Record<string, string>>): Promise<string> {
    const unset = { MONGODB_URL: '', NATS_URL: '', MEILI_URL: '', MEILI_KEY: '' };
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, 'reindex'],
      { env: { ...process.env, ...unset, DATA_DIR: folder, ...environment } },
    );
    return stdout;
  }
  const flood = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) =>
      article({ id: `n${from + i}`, title: 'Bão lũ', text: 'Mưa to ở miền Trung. '.repeat(20) }),
    );
  const found = async (index: SearchIndex) => {
    const answer = await index.search(SearchArticles.request.parse({ text: 'bão lũ ' }));
    return answer.kind === 'found' ? answer.total : answer.reason;
  };

  it('works beside a process that searches and writes on the same file', async () => {
    const database = openSqlite(join(folder, 'newsline.sqlite'));
    const index = new SqliteSearchIndex(database);
    await index.put(flood(0, 3000));
    let isDone = false;
    const reindexing = reindex({}).finally(() => (isDone = true));
    let count = 3000;
    for (; !isDone; count++) {
      expect(await found(index)).toBe(count);
      await index.put(flood(count, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await reindexing).toMatch(/^reindexed 3\d{3} articles\n$/);
    await index.put(flood(count, 1));
    expect(await found(index)).toBe(count + 1);
    database.close();
  }, 30_000);

  it('works on the file of an index service without Meilisearch', async () => {
    const database = openSqlite(join(folder, 'index.sqlite'));
    await new SqliteSearchIndex(database).put(flood(0, 3));
    database.close();
    expect(await reindex({})).toBe('reindexed 3 articles\n');
  });

  it('works on the services’ Meilisearch', async () => {
    const server = await MeilisearchStandIn.start([{ key, actions: ['*'], indexes: ['*'] }]);
    try {
      const DATA_DIR = folder;
      const INSTALLATION = 'of the test';
      const index = { MEILI_URL: server.url, MEILI_INDEX: 'news', INSTALLATION };
      const settings = { ...index, MEILI_KEY: key, DATA_DIR, TIME_ZONE: 'UTC' };
      const { searchIndex, close } = await openEngine(settings, async () => 'another');
      await searchIndex.put(flood(0, 20));
      expect(await reindex({ ...services, ...settings })).toBe('reindexed 20 articles\n');
      expect(server.tasks.history).toContain('indexSwap');
      expect(await found(searchIndex)).toBe(20);
      await close();

      await expect(reindex({ ...services, ...index })).rejects.toThrow(
        /Meilisearch asks for a key\. Set MEILI_KEY/,
      );
    } finally {
      await server.close();
    }
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no data', {}, /no search index in .*Set DATA_DIR/],
    ['no Meilisearch', services, /MEILI_URL is not set\. Set MEILI_URL and MEILI_KEY/],
    ['half of the services', { NATS_URL: 'nats://127.0.0.1:1' }, /NATS_URL is set alone/],
  ])('says what to set where there is %s', async (_, environment, problem) => {
    await expect(reindex(environment)).rejects.toThrow(problem);
    expect(existsSync(join(folder, 'newsline.sqlite'))).toBe(false);
  });
});
