import { execFileSync } from 'node:child_process';
import { Meilisearch } from 'meilisearch';
import { MeilisearchIndex } from './meilisearch-index.ts';
import { installation } from '../testing/meilisearch-index-test.ts';
import { MeilisearchStandIn } from '../testing/meilisearch-stand-in.ts';
import { ensureApiKey, keyFrom } from './api-key.ts';
import { Server } from './server.ts';

const masterKey = 'the-master-key-of-this-test';

describe('ensureApiKey', () => {
  let standIn: MeilisearchStandIn;
  beforeEach(async () => {
    standIn = await MeilisearchStandIn.start([], masterKey);
  });
  afterEach(() => standIn.close());
  const as = (apiKey: string) => new Meilisearch({ host: standIn.url, apiKey });
  const ensure = async (index: string) =>
    ensureApiKey(await Server.at({ url: standIn.url, apiKey: masterKey }), index);
  const open = (uid: string) =>
    MeilisearchIndex.open({ url: standIn.url, apiKey: keyFrom(masterKey), uid, installation });

  it('makes a key with which the index works and is reindexed', async () => {
    await expect(open('news')).rejects.toThrow(/invalid_api_key/u);
    expect(await ensure('news')).toBe('made');
    const index = await open('news');
    await index.withdraw([{ articleId: 'a', version: 1 }]);
    await index.reindex();
    expect(await index.count()).toBe(0);
    await index.close();
  });

  it('lets that key do nothing else', async () => {
    await ensure('news');
    const client = as(keyFrom(masterKey));
    await expect(client.createIndex('other')).rejects.toThrow(/key is invalid/u);
    await expect(
      client.createKey({ actions: ['*'], indexes: ['*'], expiresAt: null }),
    ).rejects.toThrow(/key is invalid/u);
  });

  it('leaves a key with these rights alone', async () => {
    await ensure('news');
    expect(await ensure('news')).toBe('there');
  });

  it('makes a key with other rights anew, and its value stays', async () => {
    await ensure('news');
    expect(await ensure('other')).toBe('made anew');
    await expect(open('news')).rejects.toThrow(/invalid_api_key/u);
    await (await open('other')).close();
  });

  it('tells what the server refused where the master key is wrong', async () => {
    const server = await Server.at({ url: standIn.url, apiKey: 'not-the-master-key' });
    await expect(ensureApiKey(server, 'news')).rejects.toThrow(/invalid_api_key/u);
  });
});

describe('deploy/make-secrets.sh', () => {
  it('makes a master key and the key that comes of it, and others each time', () => {
    const [first, second] = [made(), made()];
    expect(first['MEILI_KEY']).toBe(keyFrom(first['MEILI_MASTER_KEY'] ?? ''));
    expect(first['MEILI_MASTER_KEY']).toMatch(/^[0-9a-f]{64}$/u);
    expect(second['MEILI_MASTER_KEY']).not.toBe(first['MEILI_MASTER_KEY']);
  });

  function made(): Record<string, string | undefined> {
    const lines = execFileSync('sh', ['deploy/make-secrets.sh'], { encoding: 'utf8' });
    return Object.fromEntries(
      lines
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    );
  }
});
