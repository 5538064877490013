import { describeOn } from '@newsline/platform/testing';
import { Meilisearch } from 'meilisearch';
import { describeMeilisearch } from './meilisearch-stand-in.conformance.ts';
import { MeilisearchStandIn } from './meilisearch-stand-in.ts';

describeMeilisearch('MeilisearchStandIn', async () => {
  const server = await MeilisearchStandIn.start([{ key: 'k', actions: ['*'], indexes: ['*'] }]);
  return { url: server.url, key: 'k', stop: () => server.close() };
});

describeOn('MEILI_URL', 'what the stand-in for Meilisearch assumes of the server', (url) => {
  const key = process.env['MEILI_KEY'] ?? '';
  describeMeilisearch('Meilisearch', async () => ({ url, key, stop: async () => {} }));
});

describe('MeilisearchStandIn', () => {
  let server: MeilisearchStandIn;
  const keys = [
    { key: 'all', actions: ['*'], indexes: ['*'] },
    { key: 'reader', actions: ['documents.get', 'tasks.*'], indexes: ['a'] },
  ];
  beforeEach(async () => {
    server = await MeilisearchStandIn.start(keys);
  });
  afterEach(() => server.close());
  const all = { filter: '' };
  const as = (apiKey: string) => new Meilisearch({ host: server.url, apiKey });

  it('shows nothing of a task before it has succeeded', async () => {
    await as('all').createIndex('a', { primaryKey: 'id' }).waitTask();
    server.tasks.hold();
    const adding = as('all')
      .index('a')
      .addDocuments([{ id: 1 }]);
    expect(await adding).toMatchObject({ status: 'enqueued', indexUid: 'a' });
    expect(await as('all').index('a').getDocuments(all)).toMatchObject({ total: 0 });
    server.tasks.release();
    expect(await adding.waitTask()).toMatchObject({ status: 'succeeded', error: null });
    expect(await as('all').index('a').getDocuments(all)).toMatchObject({ total: 1 });
  });

  it('asks for a key with the right, and for the index', async () => {
    await as('all').createIndex('a', { primaryKey: 'id' }).waitTask();
    const code = (request: Promise<unknown>) =>
      request.then(
        () => 'let through',
        (error: { cause?: { code?: string } }) => error.cause?.code,
      );
    expect(await code(new Meilisearch({ host: server.url }).index('a').getDocuments(all))).toBe(
      'missing_authorization_header',
    );
    expect(await code(as('unknown').index('a').getDocuments(all))).toBe('invalid_api_key');
    expect(await code(as('reader').index('b').getDocuments(all))).toBe('invalid_api_key');
    expect(await code(as('reader').index('a').getSettings())).toBe('invalid_api_key');
    const swap = await as('all').swapIndexes([{ indexes: ['a', 'b'], rename: false }]);
    expect(await code(as('reader').tasks.getTask(swap.taskUid))).toBe('task_not_found');
  });

  it('refuses what it can’t do rather than doing something else', async () => {
    const synonyms = as('all')
      .index('a')
      .updateSettings({ synonyms: { a: ['b'] } });
    await expect(synonyms).rejects.toThrow(/does not implement the field synonyms/u);
  });
});
