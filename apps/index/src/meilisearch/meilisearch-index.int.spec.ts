import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { describeOn } from '@newsline/platform/testing';
import { Meilisearch } from 'meilisearch';
import { describeSearchIndex } from '../search/search-index.conformance.ts';
import { article, plain } from '../search/search-test.conformance.ts';
import {
  allRights,
  apiKey,
  find,
  indexUids,
  installation,
  limits,
  meilisearchTest,
  now,
  uid,
} from '../testing/meilisearch-index-test.ts';
import { MeilisearchStandIn } from '../testing/meilisearch-stand-in.ts';
import { MeilisearchIndex } from './meilisearch-index.ts';

const newUid = () => `test_${randomUUID().replaceAll('-', '')}`;

describeSearchIndex('MeilisearchIndex on its stand-in', async () => {
  const newName = newUid();
  const server = await MeilisearchStandIn.start([
    { key: apiKey, actions: allRights, indexes: [newName, `${newName}_next`] },
  ]);
  const open = () =>
    MeilisearchIndex.open({
      ...{ url: server.url, apiKey, uid: newName, installation },
      limits,
      now,
    });
  return { index: await open(), another: open, close: () => server.close() };
});

// A task of a server takes half a second and more, and paging writes at every page.
if (process.env['MEILI_URL']) jest.setTimeout(120_000);

describeOn('MEILI_URL', 'MeilisearchIndex on a server', (url) => {
  describeSearchIndex('MeilisearchIndex', async () => {
    const newName = newUid();
    const key = process.env['MEILI_KEY'] ? { apiKey: process.env['MEILI_KEY'] } : {};
    const open = () =>
      MeilisearchIndex.open({ url, uid: newName, installation, limits, now, ...key });
    const close = async () => {
      await new Meilisearch({ host: url, ...key }).deleteIndex(newName).waitTask();
    };
    return { index: await open(), another: open, close };
  });
});

describe('MeilisearchIndex', () => {
  const { server, open } = meilisearchTest();

  it('applies its settings once, and again only what somebody changed', async () => {
    await open();
    await open();
    const once = ['indexCreation', 'settingsUpdate', 'documentAdditionOrUpdate'];
    expect(server().tasks.history).toEqual(once);

    const other = new Meilisearch({ host: server().url, apiKey: 'another' });
    await other
      .index(uid)
      .updateSettings({ faceting: { maxValuesPerFacet: 3 } })
      .waitTask();
    await open();
    expect(server().tasks.history.slice(3)).toEqual(['settingsUpdate', 'settingsUpdate']);
    expect(await other.index(uid).getSettings()).toMatchObject({
      faceting: { maxValuesPerFacet: 400 },
    });
  });

  it('names the server that is down, not its key, and resumes when it is back', async () => {
    const index = await open();
    server().down();
    for (const attempt of [index.put([article({ id: 'a' })]), find(index, 'bão'), open()]) {
      const failure: unknown = await attempt.catch((error: unknown) => error);
      expect(inspect(failure, { depth: null })).toMatch(
        /Meilisearch at 127\.0\.0\.1:\d+ could not/u,
      );
      expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(apiKey);
    }
    server().up();
    await index.put([article({ id: 'a' })]);
    expect(await index.count()).toBe(1);
  });

  it.each(allRights)('asks for no more rights than it needs: %s', async (missing) => {
    const key = {
      key: 'less',
      actions: allRights.filter((right) => right !== missing),
      indexes: indexUids,
    };
    const other = await MeilisearchStandIn.start([key]);
    try {
      const use = async () => {
        const address = { url: other.url, apiKey: key.key, uid, installation };
        const index = await MeilisearchIndex.open({ ...address, limits });
        await index.put([article({ id: 'a' })]);
        await find(index, 'bão');
        await index.reindex();
      };
      await expect(use()).rejects.toThrow(/invalid_api_key/u);
    } finally {
      await other.close();
    }
  });

  it('finds the same diacritics alone among more articles than it scores', async () => {
    const index = await open();
    await index.put(
      Array.from({ length: 400 }, (_, i) =>
        article({
          id: `n${i}`,
          title: i % 40 === 0 ? `Người bạn thứ ${i}` : `Bán nhà số ${i}`,
          publishedAt: new Date(Date.UTC(2026, 0, 1, i)).toISOString(),
        }),
      ),
    );
    const { hits, total } = await find(index, 'bạn ');
    expect(total).toBe(10);
    expect(hits.every(({ title }) => plain(title).includes('bạn'))).toBe(true);
  });
});
